import type { Hit } from '../search.js';
import type { Entry } from './dictionary.js';
import type { Index } from './find.js';
import { keyOf } from './normalise.js';
import { spanKey } from './rank.js';
import { mentionsIn, type Mention } from './units.js';
import { readWords } from './words.js';

/**
 * The topics whose names stand in a text, in the order of their first mention. Of overlapping names the longest counts, and a name that
 * could be a word only in capitals: `SAM` and `EB` are services, Sam is a person.
 */
export function servicesIn({ topics, dictionary }: Index, text: string, limit: number): Hit[] {
  const shown = text.normalize('NFKC').replace(/https?:\/\/\S+/g, (link) => ' '.repeat(link.length));
  const lower = shown.toLowerCase();
  // Lower case may change the length of a few letters; then capitals cannot be told and everything counts as lower case.
  const written = lower.length === shown.length ? shown : lower;
  const words = readWords(lower);
  const found = mentionsIn(words, dictionary, (start, end) => spanKey(lower, words, start, end))
    .flatMap((mention) => nameAt(written, mention, dictionary.exact(mention.key)))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: typeof found = [];
  for (const one of found) if (!kept.some(({ start, end }) => start < one.end && end > one.start)) kept.push(one);
  const hits = new Map<string, Hit>();
  for (const { start, end, entry } of kept.sort((a, b) => a.start - b.start)) {
    const topic = topics[entry.topic];
    if (topic === undefined || hits.has(topic.id)) continue;
    hits.set(topic.id, { topic: topic.id, score: entry.weight, why: written.slice(start, end) });
  }
  return [...hits.values()].slice(0, limit);
}

function nameAt(text: string, { start, end, key }: Mention, entries: readonly Entry[]) {
  const entry = entries.find(isProperName);
  if (entry === undefined) return [];
  const written = text.slice(start, end);
  const bare = written.replace(/^(?:aws|amazon)[ -]+/i, '');
  // `I am` is not IAM; `EC 2` is EC2.
  const capitals = /^(?=.*[A-Z])[A-Z0-9.-]+(?: \d+)?$/.test(bare) || written === entry.label;
  const told = /^[a-z0-9]{1,4}$/.test(key)
    ? capitals || (isAcronym(key) && bare.toLowerCase() === key)
    : /[A-Z]/.test(written) || !COMMON.has(key);
  return told ? [{ start, end, entry }] : [];
}

/** In small letters, too, nobody takes `rds` or `ec2` for a word; `sam`, `waf` and `eb` could be one. */
function isAcronym(key: string): boolean {
  return key.length > 1 && (/[a-z]\d/.test(key) || (key.length > 2 && !/[^aeiou][aeiouy]/.test(key)));
}

/** Names that are English words: `check its health` speaks of no service. */
const COMMON = new Set(
  'artifact artifacts backup backups config detective event events export health inspector latest organization organizations target'.split(
    ' ',
  ),
);

/** A concept (`証明書`, `queue`) is no name of a service, even where it leads to one. */
function isProperName({ kind, label }: Entry): boolean {
  if (kind === 'name') return true;
  return kind === 'alias' && (/[A-Z]/.test(label) || (/^[ァ-ヺー]+\d*$/.test(label) && keyOf(label).length >= 4));
}

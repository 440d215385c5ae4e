import { TOO_ALIKE } from './card-filters.js';
import { LANGS, type Both, type Card, type Library, type Topic } from './model.js';
import { contentWords, dice, fold, jaccard, trigrams } from './words.js';

/** Wrong answers for a question made from a card, by learning design 3.3. */

export interface Candidate {
  readonly card: Card;
  readonly answer: Both<string>;
  /** 0-1 */
  readonly score: number;
}

/** Seeded: the same text gives the same hash. Any hash whose order says nothing will do. */
export type Hash = (text: string) => string;

const WEIGHTS = { confusable: 0.45, category: 0.2, tasks: 0.15, name: 0.1, definition: 0.1 } as const;
const LEAST = 0.35;
/** Similar definitions make a hard choice, up to the point where both are right. */
const BAND = [0.05, 0.5] as const;

/** What a learner has to come up with: the term, or what the first gap hides. Order cards have no such word. */
export function answerOf(card: Card): Both<string> | undefined {
  const of = (face: Card['face']['ja']) => face.term ?? face.clozes?.[0];
  const [ja, en] = [of(card.face.ja), of(card.face.en)];
  return ja === undefined || en === undefined ? undefined : { ja, en };
}

/** Everything that could stand beside a card's answer, best first. */
export function candidatesFor(card: Card, library: Library, hash: Hash): readonly Candidate[] {
  const topic = library.topics.get(card.topic);
  const mine = traitsOf(card, library);
  if (topic === undefined || mine === undefined) return [];
  return [...library.cards.values()]
    .flatMap((other): readonly Candidate[] => {
      const theirTopic = library.topics.get(other.topic);
      if (theirTopic === undefined || other.id === card.id || !isNear(topic, theirTopic)) return [];
      // A definition asks for a term; a gap takes whatever word another card hides.
      if (card.kind !== 'cloze' && other.kind === 'cloze') return [];
      const theirs = traitsOf(other, library);
      if (theirs === undefined || !mayStandBeside(mine, theirs)) return [];
      return [{ card: other, answer: theirs.answer, score: scoreOf(topic, mine, theirTopic, theirs) }];
    })
    .filter((candidate) => candidate.score >= LEAST)
    .sort((a, b) => b.score - a.score || (hash(`${card.id}|${a.card.id}`) < hash(`${card.id}|${b.card.id}`) ? -1 : 1));
}

/** The two best, or none: one wrong answer alone is no choice. */
export function distractorsFor(card: Card, library: Library, hash: Hash): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidatesFor(card, library, hash)) {
    const distinct = chosen.every((other) =>
      LANGS.every((lang) => !sameThing(fold(other.answer[lang]), fold(candidate.answer[lang]))),
    );
    if (distinct) chosen.push(candidate);
    if (chosen.length === 2) return chosen;
  }
  return [];
}

function isNear(topic: Topic, other: Topic): boolean {
  const open = other.lifecycle === 'active' || other.lifecycle === 'maintenance';
  return open && (isConfusable(topic, other) || topic.category === other.category);
}

function mayStandBeside(mine: Traits, theirs: Traits): boolean {
  if (mine.aliasOf !== undefined && mine.aliasOf === theirs.aliasOf) return false;
  return LANGS.every(
    (lang) =>
      mine[lang].kind === theirs[lang].kind &&
      !sameThing(mine[lang].folded, theirs[lang].folded) &&
      jaccard(mine[lang].words, theirs[lang].words) <= TOO_ALIKE &&
      dice(mine[lang].definitionGrams, theirs[lang].definitionGrams) < TOO_ALIKE,
  );
}

function scoreOf(topic: Topic, mine: Traits, theirTopic: Topic, theirs: Traits): number {
  const names = LANGS.map((lang) => dice(mine[lang].nameGrams, theirs[lang].nameGrams));
  const definitions = LANGS.map((lang) => jaccard(mine[lang].words, theirs[lang].words)).map((similarity) =>
    similarity >= BAND[0] && similarity <= BAND[1] ? similarity : 0,
  );
  return (
    (isConfusable(topic, theirTopic) ? WEIGHTS.confusable : 0) +
    (topic.category === theirTopic.category ? WEIGHTS.category : 0) +
    WEIGHTS.tasks * jaccard(new Set(topic.tasks), new Set(theirTopic.tasks)) +
    WEIGHTS.name * Math.max(...names) +
    WEIGHTS.definition * Math.max(...definitions)
  );
}

/** Declared by either side, or of one topic. */
export function isConfusable(a: Topic, b: Topic): boolean {
  return a.id === b.id || a.confusables.includes(b.id) || b.confusables.includes(a.id);
}

export type AnswerKind = 'number' | 'code' | 'service' | 'phrase' | 'feature';

/** An answer of another kind than the others stands out. `services` knows the folded names of topics. */
export function answerKind(answer: string, services: { has(name: string): boolean } = new Set()): AnswerKind {
  const bare = answer.trim();
  if (/^`?\d/.test(bare)) return 'number';
  if (/^`[^`]+`$/.test(bare)) return 'code';
  if (/^(?:AWS|Amazon)\s/.test(bare) || services.has(fold(bare))) return 'service';
  // 拒否された beside nouns would stand out.
  return /\p{Script=Hiragana}$/u.test(bare) ? 'phrase' : 'feature';
}

/** The same name, or one a part of the other: parent and child are both right. */
function sameThing(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

interface Side {
  readonly kind: AnswerKind;
  readonly folded: string;
  readonly words: ReadonlySet<string>;
  readonly nameGrams: ReadonlySet<string>;
  readonly definitionGrams: ReadonlySet<string>;
}

interface Traits extends Both<Side> {
  readonly answer: Both<string>;
  /** The topic whose name or alias the answer is. */
  readonly aliasOf: string | undefined;
}

/** A library does not change, so what its cards look like is worked out once. */
const known = new WeakMap<Library, { services: Map<string, string>; traits: Map<string, Traits | undefined> }>();

function traitsOf(card: Card, library: Library): Traits | undefined {
  const cache = known.get(library) ?? {
    services: serviceNames(library),
    traits: new Map<string, Traits | undefined>(),
  };
  known.set(library, cache);
  if (!cache.traits.has(card.id)) cache.traits.set(card.id, workOut(card, cache.services));
  return cache.traits.get(card.id);
}

function workOut(card: Card, services: ReadonlyMap<string, string>): Traits | undefined {
  const answer = answerOf(card);
  if (answer === undefined) return undefined;
  const side = (lang: 'ja' | 'en'): Side => {
    const definition = card.face[lang].definition ?? '';
    return {
      kind: answerKind(answer[lang], services),
      folded: fold(answer[lang]),
      words: contentWords(lang, definition),
      nameGrams: trigrams(answer[lang]),
      definitionGrams: trigrams(definition),
    };
  };
  return {
    answer,
    ja: side('ja'),
    en: side('en'),
    aliasOf: services.get(fold(answer.en)) ?? services.get(fold(answer.ja)),
  };
}

/** Folded name -> topic, with and without the maker in front. */
function serviceNames(library: Library): Map<string, string> {
  return new Map(
    [...library.topics.values()].flatMap((topic) =>
      [topic.name.ja, topic.name.en]
        .flatMap((name) => [name, name.replace(/^(?:AWS|Amazon)\s+/, '')])
        .map((name): [string, string] => [fold(name), topic.id]),
    ),
  );
}

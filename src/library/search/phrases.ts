import { PHRASES as A_TO_C } from './phrases/a-to-c.js';
import { PHRASES as D_TO_M } from './phrases/d-to-m.js';
import { PHRASES as FEATURES } from './phrases/features.js';
import { PHRASES as N_TO_Z } from './phrases/n-to-z.js';

const phrases = read(`${A_TO_C}\n${D_TO_M}\n${N_TO_Z}\n${FEATURES}`);

function read(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n')) {
    if (/^[a-z0-9]/.test(line)) found.set(line, (current = found.get(line) ?? []));
    else current.push(...line.split(' / ').flatMap((phrase) => (phrase.trim() === '' ? [] : phrase.trim())));
  }
  return found;
}

/** What people say who look for a topic without knowing its name. */
export function phrasesFor(topicId: string): readonly string[] {
  return phrases.get(topicId) ?? [];
}

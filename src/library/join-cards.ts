import type { Both, Card, Problem } from './model.js';
import type { CardSide } from './parse-card.js';
import type { NotesSide } from './parse-notes.js';
import { parseError } from './problem.js';

/** Puts the two languages of each card together; what exists in one of them only is left out and reported. */
export function joinCards(
  file: string,
  front: { readonly id: string; readonly stable?: readonly string[] | undefined },
  notes: Both<NotesSide>,
): { cards: readonly Card[]; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  for (const lang of ['ja', 'en'] as const) {
    const ids = notes[lang].cards.map((card) => card.id);
    for (const card of notes[lang].cards.filter((one, index) => ids.indexOf(one.id) < index)) {
      problems.push(parseError(card.place, `card ^${card.id}: expected an id used once in ${lang}, received it again`));
    }
  }
  const order = (sides: readonly CardSide[]) => sides.map((side) => side.id).join(' ');
  const onlyIn = (lang: 'ja' | 'en', other: 'ja' | 'en') =>
    notes[lang].cards
      .filter((card) => !notes[other].cards.some((twin) => twin.id === card.id))
      .map((card) =>
        parseError(card.place, `card ^${card.id}: expected it in both languages, received it in ${lang} only`),
      );
  const missing = [...onlyIn('ja', 'en'), ...onlyIn('en', 'ja')];
  problems.push(...missing);
  const firstEn = notes.en.cards[0];
  if (missing.length === 0 && firstEn !== undefined && order(notes.ja.cards) !== order(notes.en.cards)) {
    const message = `cards: expected the order of ja (${order(notes.ja.cards)}), received ${order(notes.en.cards)}`;
    problems.push(parseError(firstEn.place, message));
  }
  const cards: Card[] = [];
  for (const ja of notes.ja.cards) {
    const en = notes.en.cards.find((card) => card.id === ja.id);
    if (en === undefined || cards.some((card) => card.id === `${front.id}^${ja.id}`)) continue;
    if (!alike(ja, en)) {
      const message = `card ^${ja.id}: expected the form it has in ja (${formOf(ja)}), received ${formOf(en)}`;
      problems.push(parseError(en.place, message));
      continue;
    }
    cards.push({
      id: `${front.id}^${ja.id}`,
      topic: front.id,
      kind: ja.kind,
      face: { ja: ja.face, en: en.face },
      sources: [...new Set([...ja.sources, ...en.sources])],
      cited: ja.cited || en.cited,
      stable: front.stable?.includes(ja.id) ?? false,
      place: { ja: ja.place, en: en.place },
    });
  }
  return { cards, problems: [...problems, ...unknownStable(file, front.stable ?? [], notes.ja)] };
}

function alike(a: CardSide, b: CardSide): boolean {
  return formOf(a) === formOf(b);
}

function formOf({ kind, face }: CardSide): string {
  if (kind === 'cloze') return `cloze with ${face.clozes?.length ?? 0} gap(s)`;
  return kind === 'order' ? `order of ${face.steps?.length ?? 0} steps` : kind;
}

function unknownStable(file: string, stable: readonly string[], notes: NotesSide): readonly Problem[] {
  return stable
    .filter((id) => !notes.cards.some((card) => card.id === id))
    .map((id) => parseError({ file, line: 1 }, `\`stable\`: expected ids of cards of this topic, received "${id}"`));
}

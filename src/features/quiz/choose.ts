export const MODES = ['new', 'mistakes', 'mixed'] as const;
export type Mode = (typeof MODES)[number];

/** What a learner's last attempt at a question left. Instants are epoch milliseconds. */
export interface Past {
  readonly correct: boolean;
  readonly due: number;
  readonly lastAt: number;
}

export interface ChooseInput {
  /** Ids of what may be asked. */
  readonly pool: readonly string[];
  readonly past: ReadonlyMap<string, Past>;
  readonly mode: Mode;
  readonly count: number;
  readonly now: number;
  /** 0 <= x < 1 */
  readonly random: () => number;
}

/**
 * The questions of a quiz in their order, none twice, at most `count`. `new`: never answered, and nothing else.
 * `mistakes`: wrong at the last attempt, then what is due for review, and nothing else. `mixed`: of both, turn about,
 * then what was answered longest ago.
 */
export function chooseQuiz({ pool, past, mode, count, now, random }: ChooseInput): string[] {
  const shuffled = shuffle([...new Set(pool)], random);
  const of = (id: string) => past.get(id);
  const unseen = shuffled.filter((id) => !past.has(id));
  const wrong = shuffled.filter((id) => of(id)?.correct === false);
  const due = shuffled
    .filter((id) => of(id)?.correct === true && of(id)!.due <= now)
    .toSorted((a, b) => of(a)!.due - of(b)!.due);
  const mistakes = [...wrong, ...due];
  if (mode === 'new') return unseen.slice(0, count);
  if (mode === 'mistakes') return mistakes.slice(0, count);
  const seen = shuffled.filter((id) => past.has(id)).toSorted((a, b) => of(a)!.lastAt - of(b)!.lastAt);
  return [...new Set([...alternate(mistakes, unseen), ...seen])].slice(0, count);
}

function alternate<T>(one: readonly T[], other: readonly T[]): T[] {
  const longest = Math.max(one.length, other.length);
  return Array.from({ length: longest }, (_, i) => [...one.slice(i, i + 1), ...other.slice(i, i + 1)]).flat();
}

/** Fisher-Yates on a copy of its own. */
function shuffle<T>(items: T[], random: () => number): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}

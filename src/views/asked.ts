import type { Lang, Library } from '../library/model.js';
import type { QuestionSnapshot } from '../library/snapshot.js';

/** A question in the order in which it was asked. */
export interface Asked {
  readonly askingId: number;
  readonly snapshot: QuestionSnapshot;
  /** File positions in the order shown. */
  readonly order: readonly number[];
  /** Bit i is file position i. */
  readonly key: number;
  readonly taskTitle: { readonly ja: string; readonly en: string };
}

export interface ShownOption {
  readonly letter: string;
  readonly position: number;
  readonly text: string;
  readonly reason: string;
  readonly correct: boolean;
}

export function readOrder(text: string): number[] {
  return [...text].map(Number);
}

/** The options as people see them: lettered in the order shown, right and wrong by the key as it was asked. */
export function shownOptions(asked: Asked, lang: Lang): ShownOption[] {
  const { options } = asked.snapshot.text[lang];
  return asked.order.map((position, place) => ({
    letter: String.fromCharCode(65 + place),
    position,
    text: options[position]?.text ?? '',
    reason: options[position]?.reason ?? '',
    correct: (asked.key & (1 << position)) !== 0,
  }));
}

/** `A, C` for a set of file positions, in the letters of this asking. */
export function letters(asked: Asked, mask: number): string {
  return shownOptions(asked, 'en')
    .filter(({ position }) => (mask & (1 << position)) !== 0)
    .map(({ letter }) => letter)
    .join(', ');
}

export function keyCount(asked: Asked): number {
  return asked.order.filter((position) => (asked.key & (1 << position)) !== 0).length;
}

/** Puts together what was stored of an asking. */
export function askedOf(
  library: Library,
  askingId: number,
  snapshot: QuestionSnapshot,
  order: string,
  key: number,
): Asked {
  const task = library.exam.tasks.find(({ code }) => code === snapshot.task);
  return { askingId, snapshot, order: readOrder(order), key, taskTitle: task?.title ?? { ja: '', en: '' } };
}

import type { Both, Lang } from '../../library/model.js';

/** Sets of weekdays as people type them. Bit 0 is Monday. Pure. */

const LETTERS: Both<readonly string[]> = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^(every ?day|daily|all|毎日|全部)$/, 127],
  [/^(weekdays?|平日)$/, 31],
  [/^(weekends?|週末|土日)$/, 96],
];

/** `mon-fri`, `Mon, Wed, Fri`, `月水金`, `平日`, `月〜金`: the set, or undefined. */
export function parseWeekdays(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\band\b|と/g, ' ')
    .trim();
  const named = NAMED.find(([pattern]) => pattern.test(text));
  if (named !== undefined) return named[1];
  const tokens = [...text.matchAll(/[a-z]+|[月火水木金土日](?:曜日?)?|[-–~〜]/g)].map(([token]) => token);
  if (tokens.join('').length !== text.replace(/[\s,、・/]/g, '').length) return undefined;
  let set = 0;
  let last: number | undefined;
  let range = false;
  for (const token of tokens) {
    if (/^[-–~〜]$/.test(token)) {
      if (last === undefined || range) return undefined;
      range = true;
      continue;
    }
    const day = dayOf(token);
    if (day === undefined) return undefined;
    if (range) for (let at = last!; at !== day; at = (at + 1) % 7) set |= 1 << at;
    set |= 1 << day;
    last = day;
    range = false;
  }
  return range || set === 0 ? undefined : set;
}

function dayOf(token: string): number | undefined {
  const japanese = LETTERS.ja.indexOf(token.charAt(0));
  if (japanese >= 0) return japanese;
  if (token.length < 2) return undefined;
  const full = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const found = full.findIndex((name) => name.startsWith(token) || (token === 'thur' && name === 'thursday'));
  return found < 0 ? undefined : found;
}

/** `毎日`, `月・水・金` / `every day`, `Mon, Wed, Fri`. */
export function weekdaysInWords(set: number, lang: Lang): string {
  if (set === 127) return lang === 'ja' ? '毎日' : 'every day';
  if (set === 31) return lang === 'ja' ? '平日' : 'weekdays';
  const days = LETTERS[lang].filter((_, day) => (set & (1 << day)) !== 0);
  return days.join(lang === 'ja' ? '・' : ', ');
}

/** What autocomplete offers. */
export const WEEKDAY_PRESETS: readonly number[] = [127, 31, 63, 21, 10, 96];

import type { Choice } from '../../discord/command.js';
import type { Lang } from '../../library/model.js';

const FIRST = ['Asia/Tokyo', 'UTC'];
const CITIES: Readonly<Record<string, string>> = {
  'Asia/Tokyo': '東京 日本',
  'Asia/Seoul': 'ソウル',
  'Asia/Taipei': '台北',
  'Asia/Singapore': 'シンガポール',
  'Europe/London': 'ロンドン',
  'Europe/Berlin': 'ベルリン',
  'Europe/Paris': 'パリ',
  'America/New_York': 'ニューヨーク',
  'America/Los_Angeles': 'ロサンゼルス',
  'Australia/Sydney': 'シドニー',
};
const MOST = 25;

let ids: readonly string[] | undefined;

/** Zones whose id or city holds what was typed, with their time of day now. */
export function offerZones(typed: string, lang: Lang, now: number): Choice[] {
  ids ??= [...new Set([...FIRST, ...Object.keys(CITIES), ...Intl.supportedValuesOf('timeZone')])];
  const wanted = fold(typed);
  return ids
    .filter((id) => fold(`${id} ${CITIES[id] ?? ''}`).includes(wanted))
    .slice(0, MOST)
    .map((id) => ({
      name: `${id} ${timeIn(id, now)}${lang === 'ja' && CITIES[id] ? ` ${CITIES[id]}` : ''}`,
      value: id,
    }));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[_/\s]/g, '');
}

function timeIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
}

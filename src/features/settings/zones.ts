import type { Lang } from '../../library/model.js';
import { zoneName } from '../../study/calendar.js';

/** Finding a zone by what people call it. Names come from the platform's own tables, once. */

interface Zone {
  readonly id: string;
  readonly keys: readonly string[];
  readonly words: Readonly<Record<Lang, string>>;
}

const COMMON = ['Asia/Tokyo', 'UTC', 'Asia/Seoul', 'Asia/Taipei', 'Asia/Singapore', 'Europe/London', 'Europe/Berlin'];
const MORE_COMMON = ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Sydney'];
const CITIES: Readonly<Record<string, string>> = {
  'Asia/Tokyo': '東京 日本',
  'Asia/Seoul': 'ソウル 韓国',
  'Asia/Taipei': '台北 台湾',
  'Asia/Singapore': 'シンガポール',
  'Asia/Shanghai': '上海 北京 中国',
  'Asia/Hong_Kong': '香港',
  'Asia/Bangkok': 'バンコク タイ',
  'Asia/Ho_Chi_Minh': 'ホーチミン ハノイ ベトナム',
  'Asia/Kolkata': 'インド ムンバイ デリー',
  'Europe/London': 'ロンドン イギリス',
  'Europe/Paris': 'パリ フランス',
  'Europe/Berlin': 'ベルリン ドイツ',
  'America/New_York': 'ニューヨーク',
  'America/Los_Angeles': 'ロサンゼルス シアトル',
  'America/Chicago': 'シカゴ',
  'Pacific/Honolulu': 'ハワイ ホノルル',
  'Australia/Sydney': 'シドニー',
};

let loaded: readonly Zone[] | undefined;

function zones(): readonly Zone[] {
  loaded ??= [...new Set([...COMMON, ...MORE_COMMON, ...Intl.supportedValuesOf('timeZone')])].map((id) => {
    const words = { ja: longName(id, 'ja'), en: longName(id, 'en') };
    return { id, words, keys: [id, words.ja, words.en, CITIES[id] ?? ''].map(fold) };
  });
  return loaded;
}

function longName(zone: string, lang: Lang): string {
  const parts = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_/\s]/g, '');
}

/** At most `limit` zones that fit what was typed, the common ones first, with their time of day now. */
export function findZones(typed: string, lang: Lang, now: number, limit = 25): { name: string; value: string }[] {
  const wanted = fold(typed);
  const fitting = zones().filter(({ keys }) => keys.some((key) => key.includes(wanted)));
  const exact = fitting.findIndex(({ keys }) => keys[0] === wanted);
  const sorted = exact > 0 ? [fitting[exact]!, ...fitting.filter((_, index) => index !== exact)] : fitting;
  return sorted
    .slice(0, limit)
    .map(({ id, words }) => ({ name: `${id} ${timeIn(id, now)} ${words[lang]}`, value: id }));
}

/** The zone that was meant: its id however written, or the only one with that name. */
export function readZone(typed: string): string | undefined {
  const named = zoneName(typed.trim());
  if (named !== undefined) return named;
  const wanted = fold(typed);
  if (wanted === '') return undefined;
  return zones().find(({ keys, id }) => keys[0] === wanted || (CITIES[id] ?? '').split(' ').map(fold).includes(wanted))
    ?.id;
}

function timeIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
}

/** One form for all the ways a word is typed. Pure; every function here is idempotent. */

const SMALL: Readonly<Record<string, string>> = {
  ...{ ァ: 'ア', ィ: 'イ', ゥ: 'ウ', ェ: 'エ', ォ: 'オ', ャ: 'ヤ', ュ: 'ユ', ョ: 'ヨ', ヮ: 'ワ', ヵ: 'カ', ヶ: 'ケ' },
};
const V: Readonly<Record<string, string>> = { ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ' };

/** Width, compatibility forms and case: `Ｓ３` and `s3`, `ｷﾈｼｽ` and `キネシス`. */
export function widthAndCase(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/**
 * Spellings of one loanword fall together: long vowels and small tsu vanish, small kana grow, ヴ is read as b, イヤ as イア
 * (ファイヤ, ファイア), エイ as エ (ゲートウェイ, ゲートウェー), ヂヅ as ジズ. Lossy: for comparing, never for showing.
 * @param text in katakana
 */
export function foldKana(text: string): string {
  return text
    .replace(/ヴ([ァィェォ])/g, (_, vowel: string) => V[vowel] ?? '')
    .replace(/ヴ/g, 'ブ')
    .replace(/[ーッ]/g, '')
    .replace(/[ァィゥェォャュョヮヵヶ]/g, (kana) => SMALL[kana] ?? kana)
    .replace(/ヂ/g, 'ジ')
    .replace(/ヅ/g, 'ズ')
    .replace(/([イキシチニヒミリギジビピ])ヤ/g, '$1ア')
    .replace(/([エケセテネヘメレゲゼデベペ])イ+/g, '$1');
}

/** Everything above; spaces and marks stay. */
export function fold(text: string): string {
  return foldKana(toKatakana(widthAndCase(text)));
}

const VENDOR = /^(?:amazon|aws|アマゾン)(?:[\s\p{P}]*)(?=[\p{L}\p{N}])/u;

/** The whole text as one key: folded, without vendor prefix, spaces and marks. Empty when no letter or digit is left. */
export function keyOf(text: string): string {
  let rest = fold(text).replace(/^[^\p{L}\p{N}]+/u, '');
  while (VENDOR.test(rest)) rest = rest.replace(VENDOR, '');
  return rest.replace(/[^\p{L}\p{N}]/gu, '');
}

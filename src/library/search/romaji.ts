import { foldKana } from './normalise.js';

/** Rows of the table of kana by consonant, in the order a i u e o; the longer spelling first where two begin alike. */
const ROWS = `
ky キャ,キィ,キュ,キェ,キョ|gy ギャ,ギィ,ギュ,ギェ,ギョ|sh シャ,シ,シュ,シェ,ショ|sy シャ,シィ,シュ,シェ,ショ|ch チャ,チ,チュ,チェ,チョ
ty チャ,チィ,チュ,チェ,チョ|ts ツァ,ツィ,ツ,ツェ,ツォ|ny ニャ,ニィ,ニュ,ニェ,ニョ|hy ヒャ,ヒィ,ヒュ,ヒェ,ヒョ|by ビャ,ビィ,ビュ,ビェ,ビョ
py ピャ,ピィ,ピュ,ピェ,ピョ|my ミャ,ミィ,ミュ,ミェ,ミョ|ry リャ,リィ,リュ,リェ,リョ|jy ジャ,ジィ,ジュ,ジェ,ジョ|zy ジャ,ジィ,ジュ,ジェ,ジョ
dh デャ,ディ,デュ,デェ,デョ|th テャ,ティ,テュ,テェ,テョ|k カ,キ,ク,ケ,コ|g ガ,ギ,グ,ゲ,ゴ|s サ,シ,ス,セ,ソ|z ザ,ジ,ズ,ゼ,ゾ|j ジャ,ジ,ジュ,ジェ,ジョ
t タ,チ,ツ,テ,ト|d ダ,ディ,ドゥ,デ,ド|n ナ,ニ,ヌ,ネ,ノ|h ハ,ヒ,フ,ヘ,ホ|f ファ,フィ,フ,フェ,フォ|b バ,ビ,ブ,ベ,ボ|p パ,ピ,プ,ペ,ポ
m マ,ミ,ム,メ,モ|y ヤ,イ,ユ,イェ,ヨ|r ラ,リ,ル,レ,ロ|l ラ,リ,ル,レ,ロ|w ワ,ウィ,ウ,ウェ,ウォ|v バ,ビ,ブ,ベ,ボ| ア,イ,ウ,エ,オ
`;

const syllables = new Map<string, string>();
for (const row of ROWS.split(/[|\n]/).filter((one) => one !== '')) {
  const [consonant = '', kana = ''] = row.split(' ');
  kana.split(',').forEach((one, at) => syllables.set(consonant + 'aiueo'[at]!, one));
}

/**
 * @param key in Latin letters and digits
 * @returns the folded katakana it spells (`ruuto53`: ルト53); undefined when it is not romaji
 */
export function kanaOf(key: string): string | undefined {
  // Long vowels and doubled consonants vanish from folded katakana, too.
  const rest = key
    .replace(/([aiueo])\1+/g, '$1')
    .replace(/ou/g, 'o')
    .replace(/([bcdfgjkmprstvz])\1/g, '$1')
    .replace(/tch/g, 'ch');
  let made = '';
  for (let at = 0; at < rest.length;) {
    const length = [3, 2, 1].find((one) => syllables.has(rest.slice(at, at + one)));
    if (length !== undefined) made += syllables.get(rest.slice(at, at + length));
    else if (rest[at] === 'n') made += 'ン';
    else if (/\d/.test(rest[at]!)) made += rest[at];
    else return undefined;
    at += length ?? 1;
  }
  return /[ァ-ヺ]/.test(made) ? foldKana(made) : undefined;
}

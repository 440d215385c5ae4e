/** Cut like the others the first would be a service's name; the second is the name of one, as the British write it. */
const EXCEPTIONS = [
  ['same', 'same'],
  ['centre', 'center'],
] as const;
const stems = new Map<string, string>(EXCEPTIONS);
const MOST_STEMS = 50_000;

/** A light English stemmer: deploy, deploys, deployed, deploying and deployment fall together. At least three letters stay. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = cutSuffix(cutPlural(word));
  if (stems.size < MOST_STEMS) stems.set(word, made);
  return made;
}

export function cutPlural(word: string): string {
  if (word.length < 4 || (/(?:ss|us|is|ws|ns|ms|ds|rs)$/.test(word) && word.length < 5)) return word;
  if (/(?:ss|us|is|aws|ows)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
}

const SUFFIXES = [
  'ational',
  'ations',
  'ation',
  'ating',
  'ated',
  'ator',
  'ate',
  'ments',
  'ment',
  'ions',
  'ion',
  'ings',
  'ing',
  'ied',
  'ed',
  'er',
  'ly',
  'al',
  'y',
  'e',
];

function cutSuffix(word: string): string {
  if (word.endsWith('ically')) return word.slice(0, -4);
  if (/\d/.test(word) || word.length < 5) return word.length === 4 ? word.replace(/(?<=[^aeiou])e$/, '') : word;
  for (const suffix of SUFFIXES) {
    if (word.length - suffix.length < 3 || !word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    if (suffix === 'ion' && !/[st]$/.test(rest)) continue;
    // stopped, running: the doubled consonant goes with the suffix.
    return /^(?:ed|ing|er)$/.test(suffix) ? rest.replace(/([bdgmnprt])\1$/, '$1') : rest;
  }
  return word;
}

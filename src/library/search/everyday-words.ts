const EVERYDAY = new Set<string>();

/** True for an ordinary word that only looks like a misspelt name. */
export function isEverydayWord(word: string): boolean {
  return EVERYDAY.has(word);
}

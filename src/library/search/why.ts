import type { Lang, Topic } from '../model.js';
import type { Entry } from './dictionary.js';
import { keyOf } from './normalise.js';

/**
 * What matched, when the topic's name does not show it: the alias or term as its author wrote it.
 * @param lang the language the name is shown in; both when left out
 */
export function because(topic: Topic, query: string, entry: Entry | undefined, lang?: Lang): string | undefined {
  if (entry === undefined || entry.kind === 'name') return undefined;
  const shown = (lang === undefined ? (['ja', 'en'] as const) : [lang]).map((one) => keyOf(topic.name[one]));
  const typed = keyOf(query);
  const visible = shown.some((name) => name.includes(entry.key) || (typed !== '' && name.includes(typed)));
  return visible ? undefined : entry.label;
}

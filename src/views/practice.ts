import type { Reply } from '../discord/command.js';
import type { Lang } from '../library/model.js';
import type { Asked } from './asked.js';
import { text } from './components.js';

/** All texts of a message share 4,000 units. */
const ROOM = 3_900;

/** A verdict with its question above it where both fit, as nothing else shows the question any more. */
export function withStem(card: Reply, asked: Asked, heading: string, lang: Lang): Reply {
  const { scenario, question } = asked.snapshot.text[lang];
  const stem = `-# ${heading}\n${[...scenario, `**${question.replaceAll('**', '')}**`].join('\n\n')}`;
  const fits = stem.length + lengthOf(card) <= ROOM;
  return { components: [text(fits ? stem : `-# ${heading}`), ...card.components] };
}

/** UTF-16 units of all texts of a message. */
function lengthOf(card: Reply): number {
  let length = 0;
  JSON.stringify(card.components, (name, value: unknown) => {
    if (name === 'content' && typeof value === 'string') length += value.length;
    return value;
  });
  return length;
}

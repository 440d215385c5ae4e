import type { Actor, Message, Reply } from '../../src/playground/types.js';

/** Picks options from the `nth` shown on, as many as the question asks for; nothing is confirmed yet. */
export async function pick(actor: Actor, post: Message | Reply, nth = 0): Promise<Reply> {
  const shown = JSON.stringify('components' in post ? post.components : (post.message?.components ?? []));
  const count = /"max_values":(\d)/.exec(shown)?.[1];
  if (count === undefined) return actor.click(post, { label: 'ABCD'.charAt(nth) });
  const options = [...shown.matchAll(/"value":"(\d)"/g)].map((match) => match[1]!);
  return actor.select(post, { index: 0 }, [...options.slice(nth), ...options].slice(0, Number(count)));
}

/** Picks and confirms. */
export async function answer(
  actor: Actor,
  post: Message | Reply,
  confidence: string | RegExp = /^(自信あり|Sure)$/,
  nth = 0,
): Promise<Reply> {
  const picked = await pick(actor, post, nth);
  if (picked.buttons.length === 0) throw new Error(`Expected to be asked how sure, got: ${picked.text}`);
  return actor.click(picked, { label: confidence });
}

/** A public post of a question, whether open or closed; not the welcome, the how-to or what Discord says itself. */
export function isQuestion(message: Message): boolean {
  return message.visibleTo === null && JSON.stringify(message.components).includes('"v1:daily.result:');
}

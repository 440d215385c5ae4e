import type { Actor, Message, Reply } from '../../src/playground/types.js';

/** Picks the first option (or as many as the question asks for) and confirms it. */
export async function answer(actor: Actor, post: Message | Reply, confidence: string | RegExp = /^(自信あり|Sure)$/): Promise<Reply> {
  return actor.click(await pickFirst(actor, post), { label: confidence });
}

export async function pickFirst(actor: Actor, post: Message | Reply): Promise<Reply> {
  const components = JSON.stringify('components' in post ? post.components : (post.message?.components ?? []));
  const select = /"custom_id":"(v1:daily\.pick:\d+)"[^}]*"max_values":(\d)/.exec(components) ?? /"max_values":(\d)/.exec(components);
  if (select === null) return actor.click(post, { label: 'A' });
  const count = Number(select.at(-1));
  return actor.select(post, { index: 0 }, Array.from({ length: count }, (_, position) => String(position)));
}

import type { Actor, Message, Reply } from '../../src/playground/types.js';
import type { TestBot } from '../support/bot.js';

/** The public post that was sent last. */
export function lastPost(life: TestBot): Message {
  const post = life.discord
    .messages(life.channel.id)
    .findLast(({ visibleTo, components }) => visibleTo === null && JSON.stringify(components).includes('v1:daily.'));
  if (post === undefined) throw new Error('Expected a post');
  return post;
}

/** Answers the post rightly or wrongly on purpose, by what the database holds as its key. */
export async function answerAs(
  life: TestBot,
  actor: Actor,
  right: boolean,
  confidence = /^(自信あり|Sure)$/,
): Promise<Reply> {
  const post = lastPost(life);
  const [asking] = await life.database.rows<{ key: number; option_order: string }>(
    `select a.key, a.option_order from posts p join askings a on a.guild_id = p.guild_id and a.id = p.asking_id
     where p.message_id = $1::bigint`,
    [post.id],
  );
  if (asking === undefined) throw new Error(`Expected the post ${post.id} to be a question`);
  const order = [...asking.option_order].map(Number);
  const keys = order.filter((position) => (asking.key & (1 << position)) !== 0);
  const others = order.filter((position) => (asking.key & (1 << position)) === 0);
  const chosen = (right ? keys : others).slice(0, keys.length);
  const picked =
    chosen.length === 1
      ? await actor.click(post, { label: 'ABCDE'.charAt(order.indexOf(chosen[0]!)) })
      : await actor.select(post, { index: 0 }, chosen.map(String));
  return actor.click(picked, { label: confidence });
}

/** Moves the clock and lets the bot do what is due. */
export async function moveTo(life: TestBot, at: number): Promise<void> {
  life.clock.set(at);
  await life.bot.round();
}

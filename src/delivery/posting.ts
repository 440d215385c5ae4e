import type { REST } from '@discordjs/rest';
import { MessageFlags, Routes, type APIMessage, type RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { Message } from '../discord/command.js';

/** The few REST calls that delivery makes. Each throws what the library throws. */

/**
 * A request that could not be made within this time (limits, a process that stood still) is not made any more: the
 * lease is about to end, and whoever takes it next may be beyond the minutes of the nonce.
 */
const WORTH_MS = 20_000;

/**
 * Posts a message at most once within the minutes for which Discord remembers a nonce.
 * @param roleId the only role that may be notified
 */
export async function postMessage(
  rest: REST,
  channelId: string,
  message: Message,
  nonce: string,
  roleId: string | null,
): Promise<APIMessage> {
  const body: RESTPostAPIChannelMessageJSONBody = {
    components: [...message.components],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [], ...(roleId === null ? {} : { roles: [roleId] }) },
    nonce,
    enforce_nonce: true,
  };
  const signal = AbortSignal.timeout(WORTH_MS);
  return (await rest.post(Routes.channelMessages(channelId), { body, signal })) as APIMessage;
}

export async function editMessage(rest: REST, channelId: string, messageId: string, message: Message): Promise<void> {
  await rest.patch(Routes.channelMessage(channelId, messageId), {
    body: { components: message.components, flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } },
  });
}

/** The thread of a message; its id is the message's. */
export async function openThread(rest: REST, channelId: string, messageId: string, name: string): Promise<string> {
  const thread = (await rest.post(Routes.threads(channelId, messageId), {
    body: { name, auto_archive_duration: 1440 },
  })) as { id: string };
  return thread.id;
}

/** 10,000 messages: more than a channel gets in the hours in which a post is still worth sending. */
const MOST_PAGES = 100;

/**
 * Looks for our own message since an instant (epoch milliseconds): the one with a button of this custom id,
 * which is ours alone.
 */
export async function findOwnMessage(
  rest: REST,
  channelId: string,
  customId: string,
  since: number,
): Promise<string | undefined> {
  let after = ((BigInt(Math.max(0, since - 1_420_070_400_000)) << 22n) - 1n).toString();
  if (after.startsWith('-')) after = '0';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: '100', after });
    const found = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const own = found.find((one) => JSON.stringify(one.components ?? []).includes(`"custom_id":"${customId}"`));
    if (own !== undefined) return own.id;
    if (found.length < 100) return undefined;
    after = found
      .map(({ id }) => BigInt(id))
      .reduce((a, b) => (a > b ? a : b))
      .toString();
  }
  throw new Error(`Expected to reach the newest message of channel ${channelId} within ${MOST_PAGES} pages`);
}

/** The channel of direct messages with one person; opened when there is none. */
export async function directChannel(rest: REST, userId: string): Promise<string> {
  const channel = (await rest.post(Routes.userChannels(), { body: { recipient_id: userId } })) as { id: string };
  return channel.id;
}

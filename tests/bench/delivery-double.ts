import { startPlayground } from '../../src/playground/start.js';
import type { Playground } from '../../src/playground/types.js';

// A loopback Discord as a process of its own, with as many guilds as asked for: it tells where it is, measures the
// bot's answers to a command while posts go out, and says when the posts came.

export interface DoubleGuilds {
  readonly token: string;
  readonly apiUrl: string;
  readonly guilds: readonly { readonly id: string; readonly channelId: string }[];
}

export type DoubleOrder =
  | { readonly kind: 'start'; readonly guilds: number; readonly channels: number; readonly roles: number }
  /** Uses a command every `everyMs` until so many questions stand. */
  | { readonly kind: 'watch'; readonly posts: number; readonly everyMs: number };

export interface Watched {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly posts: number;
  readonly refused: number;
  /** Requests to post, refused and repeated ones included. */
  readonly requests: number;
  readonly ackMs: readonly number[];
}

let discord: Playground;

async function start({ guilds, channels, roles }: Extract<DoubleOrder, { kind: 'start' }>): Promise<DoubleGuilds> {
  discord = await startPlayground({ requestsPerSecond: 50 });
  const made = Array.from({ length: guilds }, (_, nth) => {
    const guild = discord.addGuild({
      name: `guild ${nth}`,
      channels: Array.from({ length: channels }, (_unused, no) => ({ name: `channel-${no}` })),
      members: [{ name: 'somebody' }],
    });
    const [role] = guild.roles.values();
    for (let no = 0; no < roles; no += 1) {
      const id = String(BigInt(guild.id) + BigInt(no + 1) * 1_000_003n);
      guild.roles.set(id, { ...role!, id, name: `role ${no}` });
    }
    return { id: guild.id, channelId: [...guild.channels.keys()][0]! };
  });
  return { token: discord.token, apiUrl: discord.apiUrl, guilds: made };
}

async function watch({ posts, everyMs }: Extract<DoubleOrder, { kind: 'watch' }>): Promise<Watched> {
  const [guild] = discord.world.guilds.values();
  const member = [...guild!.members.values()].find(({ user }) => !user.bot)!;
  const actor = discord.as(member.user.id, guild!.id, [...guild!.channels.keys()].at(-1)!);
  await discord.until(() => discord.commands().some(({ name }) => name === 'explain'), 60_000, 'the commands');
  await discord.until(() => asked().length > 0, 120_000, 'the first post');
  const ackMs: number[] = [];
  const deadline = Date.now() + 300_000;
  while ((asked().length < posts || sent().length < posts) && Date.now() < deadline) {
    const reply = await actor.command('explain', { topic: 'codedeploy' });
    ackMs.push(reply.ackMs);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  const times = sent().toSorted((a, b) => a - b);
  const refused = discord.requests.filter(({ status }) => status === 429).length;
  return { firstAt: times[0]!, lastAt: times.at(-1)!, posts: times.length, refused, requests: asked().length, ackMs };
}

/** When each daily question was posted; a resend that Discord recognised by its nonce made no message. */
const sent = (): number[] =>
  [...discord.world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .filter(({ components }) => JSON.stringify(components).includes('daily.result'))
    .map(({ id }) => Number(BigInt(id) >> 22n) + 1_420_070_400_000);

const asked = () =>
  discord.requests.filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/channels/') && path.endsWith('/messages'),
  );

process.on('message', (order: DoubleOrder) => {
  const work: Promise<DoubleGuilds | Watched> = order.kind === 'start' ? start(order) : watch(order);
  work.then(
    (answer) => process.send!(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

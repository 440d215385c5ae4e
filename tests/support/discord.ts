/** A loopback Discord with one guild for tests; closing it fails the test when the bot sent what Discord would refuse. */
import { startPlayground } from '../../src/playground/start.js';
import type { Channel, Guild, GuildSeed, Member, Playground, PlaygroundOptions } from '../../src/playground/types.js';

export interface OpenDiscord {
  readonly discord: Playground;
  readonly guild: Guild;
  /** The first channel. */
  readonly channel: Channel;
  /** The guild's owner. */
  readonly organiser: Member;
  /** The other people, in the order of the seed. */
  readonly members: readonly Member[];
  /** Refusals with these codes are what the test is about. */
  allow(...codes: readonly number[]): void;
  /** @throws Error naming each violation that was not allowed */
  close(): Promise<void>;
}

export interface OpenOptions extends PlaygroundOptions {
  readonly guild?: Partial<GuildSeed>;
  /** Refusals with these JSON error codes (0: without a code) are what the test is about. */
  readonly allow?: readonly number[];
}

/** A guild with `#daily` and `#chat`, a Japanese organiser, two Japanese members and an English one. */
export async function openDiscord(options: OpenOptions = {}): Promise<OpenDiscord> {
  const { guild: seed, allow = [], ...rest } = options;
  const allowed = new Set(allow);
  const discord = await startPlayground({ checkAnswers: true, ...rest });
  const guild = discord.addGuild({ ...SEED, ...seed });
  const people = [...guild.members.values()].filter(({ user }) => !user.bot);
  const [organiser, ...members] = people;
  const [channel] = guild.channels.values();
  if (organiser === undefined || channel === undefined) throw new Error('Expected a guild with a person and a channel');
  return {
    discord,
    guild,
    channel,
    organiser,
    members,
    allow: (...codes) => {
      for (const code of codes) allowed.add(code);
    },
    async close() {
      await discord.close();
      const wrong = discord.violations.filter((violation) => !allowed.has(violation.code) || violation.status < 400);
      if (wrong.length === 0) return;
      const lines = wrong.map(
        ({ method, path, status, reason, body }) => `${method} ${path} -> ${status} ${reason}\n  ${body}`,
      );
      throw new Error(`Expected no request that Discord would refuse, received:\n${lines.join('\n')}`);
    },
  };
}

const SEED: GuildSeed = {
  name: 'AWS 勉強会',
  locale: 'ja',
  channels: [{ name: 'daily' }, { name: 'chat' }],
  members: [
    { name: 'organiser', displayName: '幹事', locale: 'ja' },
    { name: 'haru', displayName: 'はる', locale: 'ja' },
    { name: 'sora', displayName: 'そら', locale: 'ja' },
    { name: 'alex', displayName: 'Alex', locale: 'en-US' },
  ],
};

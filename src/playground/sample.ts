/** A small study group to try things in: an organiser, three members, two channels. Ids are fixed, so that a bot's rows fit after a restart. */
import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import type { Channel, Guild, Member, Playground } from './types.js';

const GUILD = '1200000000000000001';
const DAILY = '1200000000000000002';
const CHAT = '1200000000000000003';
const ORGANISER = '1200000000000000011';
const MEMBERS = ['1200000000000000012', '1200000000000000013', '1200000000000000014'] as const;

export interface Sample {
  readonly guild: Guild;
  readonly daily: Channel;
  readonly chat: Channel;
  readonly organiser: Member;
  readonly members: readonly Member[];
}

export function sampleWorld(playground: Playground): Sample {
  const guild = playground.addGuild({
    id: GUILD,
    name: 'AWS 勉強会',
    locale: 'ja',
    channels: [
      { id: DAILY, name: '今日の一問', topic: '毎朝一問。答えは自分だけに見えます。' },
      { id: CHAT, name: '雑談' },
    ],
    members: [
      { id: ORGANISER, name: 'organiser', displayName: '幹事', locale: 'ja', permissions: Bit.ManageGuild },
      { id: MEMBERS[0], name: 'haru', displayName: 'はる', locale: 'ja' },
      { id: MEMBERS[1], name: 'sora', displayName: 'そら', locale: 'ja' },
      { id: MEMBERS[2], name: 'alex', displayName: 'Alex', locale: 'en-US' },
    ],
  });
  const need = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id);
    if (found === undefined) throw new Error(`Expected the sample world to have ${id}`);
    return found;
  };
  return {
    guild,
    daily: need(guild.channels, DAILY),
    chat: need(guild.channels, CHAT),
    organiser: need(guild.members, ORGANISER),
    members: MEMBERS.map((id) => need(guild.members, id)),
  };
}

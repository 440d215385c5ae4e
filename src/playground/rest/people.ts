/** The bot itself, its application, guilds, members, roles, direct messages, and where the gateway is. */
import { guildPermissions } from '../permissions.js';
import { invalidForm, problem, unknownMember, unknownUser } from '../refusal.js';
import type { State } from '../state.js';
import type { Guild, User } from '../types.js';
import { directChannel } from '../world.js';
import { apiChannel, apiGuildChannel, apiThread } from '../wire/channel.js';
import { activeThreads, apiGuild, apiRole } from '../wire/guild.js';
import { apiMember, apiUser } from '../wire/user.js';
import { guildAt, idParam } from './access.js';
import { ok, param, type Answer, type Call, type Route } from './route.js';

const SESSIONS_PER_DAY = 1_000;

export const peopleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway',
    answers: 'GatewayResponseSchema',
    handle: ({ state }) => ok({ url: gatewayUrl(state) }),
  },
  { method: 'GET', path: '/gateway/bot', answers: 'GatewayBotResponseSchema', handle: gatewayBot },
  { method: 'GET', path: '/users/@me', answers: 'UserPIIResponseSchema', handle: me },
  { method: 'GET', path: '/users/@me/guilds', answers: 'MyGuildResponseSchema', handle: myGuilds },
  {
    method: 'POST',
    path: '/users/@me/channels',
    schema: 'CreatePrivateChannelRequestSchema',
    answers: 'PrivateChannelResponseSchema',
    handle: openDirect,
  },
  {
    method: 'GET',
    path: '/users/:user',
    answers: 'UserResponseSchema',
    handle: (call) => ok(apiUser(userAt(call))),
  },
  { method: 'GET', path: '/applications/@me', answers: 'PrivateApplicationResponseSchema', handle: application },
  { method: 'GET', path: '/oauth2/applications/@me', answers: 'PrivateApplicationResponseSchema', handle: application },
  {
    method: 'GET',
    path: '/guilds/:guild',
    answers: 'GuildResponseSchema',
    handle: (call) => ok(apiGuild(guildAt(call))),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    answers: 'GuildChannelResponseSchema',
    handle: (call) => ok([...guildAt(call).channels.values()].map(apiGuildChannel)),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    answers: 'GuildRoleResponseSchema',
    handle: (call) => ok([...guildAt(call).roles.values()].map(apiRole)),
  },
  { method: 'GET', path: '/guilds/:guild/threads/active', handle: threads },
  { method: 'GET', path: '/guilds/:guild/members/:user', answers: 'GuildMemberResponseSchema', handle: member },
];

function gatewayBot({ state }: Call): Answer {
  const { maxConcurrency, shards } = state.settings;
  const limit = {
    total: SESSIONS_PER_DAY,
    remaining: SESSIONS_PER_DAY,
    reset_after: 86_400_000,
    max_concurrency: maxConcurrency,
  };
  return ok({ url: gatewayUrl(state), shards, session_start_limit: limit });
}

const gatewayUrl = (state: State): string => `${state.url.replace('http', 'ws')}/gateway`;

function me({ state }: Call): Answer {
  return ok({ ...apiUser(bot(state)), mfa_enabled: false, locale: 'en-US', verified: true, email: null });
}

function myGuilds({ state, query }: Call): Answer {
  const limit = Math.min(200, Number(query.get('limit') ?? 200));
  const present = [...state.world.guilds.values()].filter((guild) => guild.state === 'present');
  const after = query.get('after');
  const sorted = present.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const from = after === null ? sorted : sorted.filter((guild) => BigInt(guild.id) > BigInt(after));
  return ok(from.slice(0, limit).map((guild) => partialGuild(state, guild)));
}

function partialGuild(state: State, guild: Guild) {
  const permissions = guildPermissions(guild, state.botUserId).toString();
  return { id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] };
}

function openDirect({ state, body }: Call): Answer {
  const id = (body as { recipient_id?: string | null }).recipient_id ?? '';
  const person = state.world.users.get(id);
  if (person === undefined || person.bot) {
    throw invalidForm(problem(['recipient_id'], 'INVALID_RECIPIENT', `There is no person with the id '${id}'`));
  }
  return ok(apiChannel(state.world, directChannel(state, id)));
}

function application({ state }: Call): Answer {
  return ok({
    id: state.applicationId,
    name: bot(state).username,
    icon: null,
    description: '',
    type: null,
    flags: 0,
    flags_new: '0',
    bot: apiUser(bot(state)),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: apiUser(bot(state)),
    approximate_guild_count: state.world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  });
}

function threads(call: Call): Answer {
  const open = activeThreads(guildAt(call));
  return ok({
    threads: open.flatMap((channel) => (channel.thread === null ? [] : [apiThread(channel, channel.thread)])),
    members: [],
  });
}

function member(call: Call): Answer {
  const guild = guildAt(call);
  const id = param(call, 'user') === '@me' ? call.state.botUserId : idParam(call, 'user');
  const found = guild.members.get(id);
  if (found === undefined) throw unknownMember();
  return ok(apiMember(found));
}

function userAt(call: Call): User {
  const user = call.state.world.users.get(idParam(call, 'user'));
  if (user === undefined) throw unknownUser();
  return user;
}

function bot(state: State): User {
  const user = state.world.users.get(state.botUserId);
  if (user === undefined) throw new Error('Expected the bot among the users of this world');
  return user;
}

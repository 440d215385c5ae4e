/** What the page knows: who acts, where, and the last it heard from the server. */

/** @type {any} */
export const store = {
  /** Ids; null until the world was read. */
  person: sessionStorage.getItem('person'),
  channel: sessionStorage.getItem('channel'),
  world: null,
  view: null,
  names: { people: new Map(), roles: new Map(), channels: new Map() },
  /** The last message seen, by person and channel. */
  seen: new Map(JSON.parse(sessionStorage.getItem('seen') ?? '[]')),
  /** Server time minus ours, in ms. */
  ahead: 0,
};

/** Now, as Discord has it, in ms since 1970. */
export const clock = () => Date.now() + store.ahead;

/** @param {any} world */
export function keepWorld(world) {
  store.world = world;
  store.ahead = world.now - Date.now();
  store.person = world.person.id;
  store.names = {
    people: new Map([...world.people, world.bot].map(({ id, name }) => [id, name])),
    roles: new Map(
      world.guilds
        .flatMap((/** @type {any} */ guild) => guild.roles)
        .map((/** @type {any} */ role) => [role.id, role.name]),
    ),
    channels: new Map(
      world.guilds
        .flatMap((/** @type {any} */ guild) => guild.channels)
        .flatMap((/** @type {any} */ channel) => [channel, ...channel.threads])
        .map((/** @type {any} */ channel) => [channel.id, channel.name]),
    ),
  };
  sessionStorage.setItem('person', store.person);
}

/** @param {string} id */
export function keepChannel(id) {
  store.channel = id;
  sessionStorage.setItem('channel', id);
}

/** @param {string} key person and channel @param {string | null} last @returns {string | null} what had been seen before */
export function markSeen(key, last) {
  const before = store.seen.get(key) ?? null;
  store.seen.set(key, last);
  sessionStorage.setItem('seen', JSON.stringify([...store.seen]));
  return before;
}

/** A failure that the person is told in these words. */
export class Failure extends Error {}

/** @param {string} path @param {Record<string, string>} [query] */
export async function load(path, query = {}) {
  const search = new URLSearchParams({ as: store.person ?? '', ...query });
  return read(await fetch(`/page/${path}?${search}`));
}

/** @param {string} path @param {object} body */
async function post(path, body) {
  return read(
    await fetch(`/page/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** @param {object} form see ActForm in web/actions.ts */
export const act = (form) => post('act', { as: store.person, channel: store.view?.id, ...form });

/** @param {number} ms */
export const moveClock = (ms) => post('clock', { ms });

/** @param {Response} response */
async function read(response) {
  const body = await response.json();
  if (!response.ok) throw new Failure(body.error ?? String(response.status));
  return body;
}

import { overServer } from '../../src/db/client.js';
import { readDeck } from '../../src/library/read-deck.js';
import { keyMask, snapshotOf } from '../../src/library/snapshot.js';

/** Guilds, people and open posts that answers are given to; each lane has a guild of its own. */
export interface Seeded {
  readonly firstGuild: number;
  readonly firstPerson: number;
  readonly firstAsking: number;
  /** People and posts a lane. */
  readonly people: number;
  readonly askings: number;
  /** The i-th answer of a lane: everybody answers a post before the next one comes. */
  nth(client: number, i: number): { readonly guildId: string; readonly userId: string; readonly askingId: number };
}

const PEOPLE = 500;
const ASKINGS = 100;

/** @param set numbers each call, so that no two share rows */
export async function seedAnswers(url: string, lanes: number, set: number): Promise<Seeded> {
  const { library } = await readDeck('content');
  if (library === undefined) throw new Error('Expected the deck of this repository');
  const snapshots = [...library.questions.values()]
    .filter(({ status, type }) => status === 'published' && type === 'single')
    .slice(0, ASKINGS)
    .map(({ id }) => snapshotOf(library, id));
  const seeded: Seeded = {
    firstGuild: 1_000_000 + set * 1_000,
    firstPerson: 1_000_000_000 + set * 1_000_000,
    firstAsking: 1_000_000 + set * 10_000,
    people: PEOPLE,
    askings: ASKINGS,
    nth: (client, i) => ({
      guildId: String(seeded.firstGuild + client),
      userId: String(seeded.firstPerson + client * PEOPLE + (i % PEOPLE)),
      askingId: seeded.firstAsking + client * ASKINGS + Math.floor(i / PEOPLE),
    }),
  };
  const database = overServer(url, 1);
  const { rows } = database;
  for (const snapshot of snapshots) {
    await rows(`insert into question_revisions values ($1::text, $2::text, $3::jsonb, now()) on conflict do nothing`, [
      snapshot.revision,
      snapshot.id,
      JSON.stringify(snapshot),
    ]);
  }
  await rows(
    `insert into guilds (guild_id, seed, joined_at) select $1::bigint + n, '00', now() from generate_series(0, $2::int - 1) as n`,
    [seeded.firstGuild, lanes],
  );
  await rows(
    `insert into learners (guild_id, user_id)
     select $1::bigint + n, $2::bigint + n * ${PEOPLE} + p from generate_series(0, $3::int - 1) as n, generate_series(0, ${PEOPLE - 1}) as p`,
    [seeded.firstGuild, seeded.firstPerson, lanes],
  );
  const asked = snapshots.map((one) => ({ ...one, key: keyMask(one), text: undefined, sources: undefined }));
  await rows(
    `insert into askings (guild_id, id, kind, question_id, revision, option_order, key, difficulty, domain, task, asked_at)
     select $1::bigint + n, $2::bigint + n * ${ASKINGS} + q.at, 'daily', q.one ->> 'id', q.one ->> 'revision', '0123',
       (q.one ->> 'key')::int, (q.one ->> 'difficulty')::int, q.one ->> 'domain', q.one ->> 'task', now()
     from generate_series(0, $3::int - 1) as n,
       (select (i % $5::int) as question, i as at from generate_series(0, ${ASKINGS - 1}) as i) as slot,
       lateral (select $4::jsonb -> slot.question as one, slot.at) as q`,
    [seeded.firstGuild, seeded.firstAsking, lanes, JSON.stringify(asked), asked.length],
  );
  await rows(
    `insert into posts (guild_id, schedule_no, local_date, state, asking_id, due_at, claimed_at, closes_at, nonce, channel_id,
       message_id, sent_at, language, feedback)
     select guild_id, 1, current_date - (id - min(id) over (partition by guild_id))::int, 'sent', id, now(), now(),
       now() + interval '1 day', '', 1, id, now(), 'ja', 'at_once'
     from askings where guild_id >= $1::bigint and guild_id < $1::bigint + $2::int`,
    [seeded.firstGuild, lanes],
  );
  // Not those that are still empty: plans made for an empty table would be kept while it grows.
  await rows('vacuum analyze question_revisions, guilds, learners, askings, posts');
  await database.close();
  return seeded;
}

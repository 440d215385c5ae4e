import { instantOf } from '../../db/columns.js';
import type { Rows } from '../../db/types.js';

export interface Waiting {
  /** Ids of questions and cards due before the given end, longest due first. */
  readonly due: readonly string[];
  /** When the first review after that end is due; epoch milliseconds. */
  readonly nextAt: number | undefined;
  /** Ids of the cards that the learner has met. */
  readonly knownCards: ReadonlySet<string>;
  /** Topics of answered questions, latest first. */
  readonly metTopics: readonly string[];
  /** Reviews answered on this learning day; new cards are no reviews. */
  readonly doneToday: number;
  readonly newToday: number;
  readonly cardTopicsToday: ReadonlySet<string>;
}

/** The first answer to a card; what comes later is a review. */
const FIRST = `points_reason in ('card_right', 'card_wrong', 'card_cap')`;
const MET = 40;

/**
 * @param day the learner's learning day
 * @param end epoch milliseconds at which it ends
 */
export async function readWaiting(
  rows: Rows,
  { guildId, userId, day, end }: { guildId: string; userId: string; day: string; end: number },
): Promise<Waiting> {
  const who = [guildId, userId];
  const until = new Date(end).toISOString();
  const [memories, today, met] = await Promise.all([
    rows<{ question_id: string; due: string; now: boolean }>(
      `select question_id, due, due < $3::timestamptz as now from memories
       where guild_id = $1::bigint and user_id = $2::bigint order by due, question_id`,
      [...who, until],
    ),
    rows<{ question_id: string; first: boolean }>(
      `select question_id, ${FIRST} as first from answers
       where guild_id = $1::bigint and user_id = $2::bigint and kind in ('review', 'card') and day = $3::date`,
      [...who, day],
    ),
    rows<{ topic: string }>(
      `select split_part(question_id, '/', 1) as topic from memories
       where guild_id = $1::bigint and user_id = $2::bigint and question_id like '%/%'
       group by 1 order by max(last_review) desc limit ${MET}`,
      who,
    ),
  ]);
  const later = memories.find(({ now }) => !now);
  return {
    due: memories.filter(({ now }) => now).map((row) => row.question_id),
    nextAt: later === undefined ? undefined : instantOf(later.due),
    knownCards: new Set(memories.map((row) => row.question_id).filter(isCard)),
    metTopics: met.map(({ topic }) => topic),
    doneToday: today.filter(({ first }) => !first).length,
    newToday: today.filter(({ first }) => first).length,
    cardTopicsToday: new Set(
      today
        .map((row) => row.question_id)
        .filter(isCard)
        .map(topicOf),
    ),
  };
}

export const isCard = (id: string): boolean => id.includes('^');
const topicOf = (cardId: string): string => cardId.split('^')[0]!;

/** How the first people fared with a card. */
export async function readFirstAnswers(
  rows: Rows,
  guildId: string,
  cardId: string,
): Promise<{ readonly firstAnswers: number; readonly firstRight: number }> {
  const found = await rows<{ correct: boolean }>(
    `select correct from answers where guild_id = $1::bigint and question_id = $2 and kind = 'card' and ${FIRST}
     order by answered_at limit 12`,
    [guildId, cardId],
  );
  return { firstAnswers: found.length, firstRight: found.filter(({ correct }) => correct).length };
}

/** A place in a day's reviews. */
export interface Place {
  readonly session: string;
  readonly no: number;
}

/** Which question was shown there, and whether it has been answered. */
export interface Shown extends Place {
  readonly askingId: number;
  readonly questionId: string;
  readonly answered: boolean;
}

const SHOWN = `
select a.series_id::text as session, a.series_no as no, a.id::text as id, a.question_id,
  w.asking_id is not null as answered
from askings a
left join answers w on w.guild_id = a.guild_id and w.asking_id = a.id and w.user_id = a.user_id
where a.guild_id = $1::bigint and a.user_id = $2::bigint and a.kind in ('review', 'card')`;

type Row = { session: string; no: number; id: string; question_id: string; answered: boolean };

const shownOf = (row: Row | undefined): Shown | undefined =>
  row === undefined
    ? undefined
    : {
        ...{ session: row.session, no: row.no, answered: row.answered },
        ...{ askingId: Number(row.id), questionId: row.question_id },
      };

/** Where the learner left off since an instant, so that `/review` goes on there and a question is not shown twice. */
export async function readLatest(
  rows: Rows,
  { guildId, userId, since }: { guildId: string; userId: string; since: number },
): Promise<Shown | undefined> {
  const [row] = await rows<Row>(
    `${SHOWN} and a.asked_at >= $3::timestamptz order by a.asked_at desc, a.id desc limit 1`,
    [...[guildId, userId, new Date(since).toISOString()]],
  );
  return shownOf(row);
}

export async function readPlace(
  rows: Rows,
  { guildId, userId, session, no }: { guildId: string; userId: string; session: string; no: number },
): Promise<Shown | undefined> {
  const [row] = await rows<Row>(`${SHOWN} and a.series_id = $3::bigint and a.series_no = $4::int`, [
    ...[guildId, userId, session, no],
  ]);
  return shownOf(row);
}

export async function readShown(
  rows: Rows,
  { guildId, userId, askingId }: { guildId: string; userId: string; askingId: number },
): Promise<Shown | undefined> {
  const [row] = await rows<Row>(`${SHOWN} and a.id = $3::bigint and a.series_id is not null`, [
    ...[guildId, userId, askingId],
  ]);
  return shownOf(row);
}

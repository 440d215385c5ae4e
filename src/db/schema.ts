import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ExcusedDay } from '../study/streak.js';
import { instant, snowflake } from './columns.js';

/*
 * Every key of a guild's table starts with guild_id, so that the tables can be partitioned or spread by guild.
 * Log: answers, events. Truth of delivery: schedules, posts. Derived from the log: learners, memories, scores.
 */

export const guilds = pgTable('guilds', {
  guildId: snowflake('guild_id').primaryKey(),
  /** Random and secret: steers the choice of questions and the order of options. Hex. */
  seed: text('seed').notNull(),
  language: text('language').$type<'ja' | 'en'>().notNull().default('ja'),
  zone: text('zone').notNull().default('Asia/Tokyo'),
  joinedAt: instant('joined_at').notNull(),
  leftAt: instant('left_at'),
  /** Who set the bot up or changed it last: the person told when something goes wrong. */
  organiserId: snowflake('organiser_id'),
  systemChannelId: snowflake('system_channel_id'),
  /** What the organiser has chosen so far in the set-up that the welcome opens. */
  setup: jsonb('setup').$type<SetupDraft>(),
  examDate: date('exam_date'),
});

export interface SetupDraft {
  readonly channelId: string | null;
  readonly minute: number;
  readonly zone: string;
  readonly language: 'ja' | 'en';
}

export type PauseKind = 'organiser' | 'trouble';

export const schedules = pgTable(
  'schedules',
  {
    guildId: snowflake('guild_id').notNull(),
    /** 1, 2, …; never reused within a guild. */
    scheduleNo: integer('schedule_no').notNull(),
    channelId: snowflake('channel_id').notNull(),
    /** Minutes after local midnight. */
    minute: smallint('minute').notNull(),
    zone: text('zone').notNull(),
    /** Bit 0 is Monday. */
    weekdays: smallint('weekdays').notNull().default(127),
    closeMinute: smallint('close_minute'),
    roleId: snowflake('role_id'),
    thread: boolean('thread').notNull().default(false),
    feedback: text('feedback').$type<'at_once' | 'at_close'>().notNull().default('at_once'),
    /** A post is still sent when less than this late, else skipped. */
    lateHours: smallint('late_hours').notNull().default(6),
    state: text('state').$type<'active' | 'paused' | 'removed'>().notNull().default('active'),
    pauseKind: text('pause_kind').$type<PauseKind>(),
    /** A code such as `missing_permission` or `missing_channel`; never a person's words. */
    pauseReason: text('pause_reason'),
    pauseUntil: date('pause_until'),
    /** Set once the organiser has been told of the trouble; cleared when it is over. */
    toldAt: instant('told_at'),
    /** The next planned local date, always later than the last planned one. */
    nextLocalDate: date('next_local_date').notNull(),
    nextPostAt: instant('next_post_at').notNull(),
    lastLocalDate: date('last_local_date'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.scheduleNo] }),
    // A schedule in trouble still tries at each of its times; only its organiser silences it.
    index('schedules_due')
      .on(t.nextPostAt)
      .where(sql`state = 'active' or pause_kind = 'trouble'`),
  ],
);

/** Local dates on which a schedule does not post: holidays, `/daily skip`. */
export const skips = pgTable(
  'skips',
  {
    guildId: snowflake('guild_id').notNull(),
    scheduleNo: integer('schedule_no').notNull(),
    localDate: date('local_date').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.scheduleNo, t.localDate] })],
);

export type PostState = 'claimed' | 'sent' | 'closed' | 'skipped' | 'failed';

/** One row a (guild, schedule, local date): inserted before anything is sent. Schedule 0 holds the extras of `/daily now`. */
export const posts = pgTable(
  'posts',
  {
    guildId: snowflake('guild_id').notNull(),
    scheduleNo: integer('schedule_no').notNull(),
    localDate: date('local_date').notNull(),
    state: text('state').$type<PostState>().notNull(),
    /** Why it was skipped or failed, as a code. */
    reason: text('reason'),
    askingId: bigint('asking_id', { mode: 'number' }),
    dueAt: instant('due_at').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    /** Whoever holds the lease may send, settle or close; an expired lease is free. */
    leaseUntil: instant('lease_until'),
    leaseOwner: text('lease_owner'),
    attempts: integer('attempts').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    nonce: text('nonce').notNull(),
    channelId: snowflake('channel_id').notNull(),
    messageId: snowflake('message_id'),
    sentAt: instant('sent_at'),
    closedAt: instant('closed_at'),
    language: text('language').$type<'ja' | 'en'>().notNull(),
    feedback: text('feedback').$type<'at_once' | 'at_close'>().notNull(),
    roleId: snowflake('role_id'),
    thread: boolean('thread').notNull().default(false),
    threadId: snowflake('thread_id'),
    /** Why there is no thread (yet), as a code. */
    threadTrouble: text('thread_trouble'),
    /** The inputs and reasons of the choice (see study/choose-daily.ts). */
    why: jsonb('why'),
    /** The number of answers that the public message shows, and when it may be edited next. */
    shownAnswered: integer('shown_answered').notNull().default(0),
    editAfter: instant('edit_after'),
    interactionId: snowflake('interaction_id'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.scheduleNo, t.localDate] }),
    uniqueIndex('posts_asking').on(t.guildId, t.askingId),
    // Claimed posts to send, and closed ones that lack something.
    index('posts_waiting')
      .on(t.nextTryAt)
      .where(sql`next_try_at is not null`),
    index('posts_to_close')
      .on(t.closesAt)
      .where(sql`state = 'sent'`),
  ],
);

/** `card`: a recall card that the program made from the notes. */
export type AskingKind = 'daily' | 'extra' | 'quiz' | 'review' | 'card' | 'exam' | 'race' | 'try';

/** A question as it was asked: what is shown is a row, so that an answer to it always finds what was meant. */
export const askings = pgTable(
  'askings',
  {
    guildId: snowflake('guild_id').notNull(),
    id: bigint('id', { mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
    kind: text('kind').$type<AskingKind>().notNull(),
    /** The only person who may answer; null for a post that everybody may answer. */
    userId: snowflake('user_id'),
    questionId: text('question_id').notNull(),
    revision: text('revision').notNull(),
    /** File positions in the order shown: `2031` shows the third option of the file first. */
    optionOrder: text('option_order').notNull(),
    /** Bit i is the option at file position i. */
    key: integer('key').notNull(),
    difficulty: smallint('difficulty').notNull(),
    domain: text('domain').notNull(),
    task: text('task').notNull(),
    /** The series (quiz, exam) it belongs to and its place in it. */
    seriesId: snowflake('series_id'),
    seriesNo: integer('series_no'),
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.id] }),
    index('askings_question').on(t.guildId, t.questionId, t.askedAt),
    // Where a learner's reviews stand today.
    index('askings_review')
      .on(t.guildId, t.userId, t.askedAt)
      .where(sql`kind in ('review', 'card')`),
    uniqueIndex('askings_series')
      .on(t.guildId, t.seriesId, t.seriesNo)
      .where(sql`series_id is not null`),
  ],
);

/** Questions that a guild has taken out of its pool until somebody has decided about a report. */
export const disputes = pgTable(
  'disputes',
  {
    guildId: snowflake('guild_id').notNull(),
    questionId: text('question_id').notNull(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.questionId] })],
);

export type ReportReason = 'wrong_answer' | 'outdated' | 'unclear' | 'translation' | 'other';

/** What an organiser made of it: the question stays, it goes, or it goes because its key was wrong. */
export type Decision = 'dismissed' | 'upheld' | 'key_wrong';

/** What people said about a question: one row a person, their latest words. The text never reaches a log. */
export const reports = pgTable(
  'reports',
  {
    guildId: snowflake('guild_id').notNull(),
    id: bigint('id', { mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
    questionId: text('question_id').notNull(),
    revision: text('revision').notNull(),
    askingId: bigint('asking_id', { mode: 'number' }).notNull(),
    userId: snowflake('user_id').notNull(),
    reason: text('reason').$type<ReportReason>().notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    status: text('status').$type<'open' | Decision>().notNull().default('open'),
    decidedBy: snowflake('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.id] }),
    uniqueIndex('reports_once').on(t.guildId, t.questionId, t.userId),
    index('reports_open')
      .on(t.guildId, t.questionId)
      .where(sql`status = 'open'`),
  ],
);

/** A quiz: which questions in which order, decided when it begins. Its id is that of the interaction that began it. */
export const series = pgTable(
  'series',
  {
    guildId: snowflake('guild_id').notNull(),
    id: snowflake('id').notNull(),
    userId: snowflake('user_id').notNull(),
    plan: jsonb('plan').$type<readonly string[]>().notNull(),
    /** The series whose wrong answers it repeats; repeated once, however often the button is clicked. */
    fromId: snowflake('from_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.id] }), uniqueIndex('series_repeat').on(t.guildId, t.fromId)],
);

/**
 * Public messages that stand outside the daily round: the welcome, and how to take part. The row is the claim: one a
 * guild and kind, written before anything is sent.
 */
export const cards = pgTable(
  'cards',
  {
    guildId: snowflake('guild_id').notNull(),
    kind: text('kind').$type<'welcome' | 'how_to'>().notNull(),
    /** Tried in this order until one takes it. */
    channelIds: jsonb('channel_ids').$type<readonly string[]>().notNull(),
    message: jsonb('message').notNull(),
    pin: boolean('pin').notNull().default(false),
    claimedAt: instant('claimed_at').notNull(),
    leaseUntil: instant('lease_until'),
    attempts: integer('attempts').notNull().default(0),
    /** Null once it is sent (and pinned, where it should be) or given up. */
    nextTryAt: instant('next_try_at'),
    channelId: snowflake('channel_id'),
    messageId: snowflake('message_id'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.kind] }),
    index('cards_to_send')
      .on(t.nextTryAt)
      .where(sql`next_try_at is not null`),
  ],
);

/** What a revision said, kept as long as anything refers to it; shared by all guilds. */
export const questionRevisions = pgTable('question_revisions', {
  revision: text('revision').primaryKey(),
  questionId: text('question_id').notNull(),
  body: jsonb('body').notNull(),
  firstAskedAt: instant('first_asked_at').notNull(),
});

export type Confidence = 'sure' | 'unsure' | 'guessed';

/** The log of answers: appended, never changed. Everything that a rebuild needs is in the row. */
export const answers = pgTable(
  'answers',
  {
    guildId: snowflake('guild_id').notNull(),
    askingId: bigint('asking_id', { mode: 'number' }).notNull(),
    userId: snowflake('user_id').notNull(),
    /** The learner's version after this answer: the order of one learner's history. */
    version: integer('version').notNull(),
    kind: text('kind').$type<AskingKind>().notNull(),
    questionId: text('question_id').notNull(),
    domain: text('domain').notNull(),
    difficulty: smallint('difficulty').notNull(),
    chosen: integer('chosen').notNull(),
    correct: boolean('correct').notNull(),
    partial: boolean('partial').notNull(),
    confidence: text('confidence').$type<Confidence>(),
    answeredAt: instant('answered_at').notNull(),
    /** Given after the post closed. */
    late: boolean('late').notNull(),
    elapsedMs: integer('elapsed_ms'),
    stemChars: integer('stem_chars').notNull(),
    /** The learning day, and the Monday of the week its points count for. */
    day: date('day').notNull(),
    week: date('week').notNull(),
    month: date('month').notNull(),
    /** Days between the last active day and this one that cost no streak, as they stood when the answer came. */
    excused: jsonb('excused').$type<readonly ExcusedDay[]>().notNull(),
    points: integer('points').notNull(),
    pointsReason: text('points_reason').notNull(),
    ranked: boolean('ranked').notNull(),
    examDaysLeft: integer('exam_days_left'),
    rules: smallint('rules').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.askingId, t.userId] }),
    uniqueIndex('answers_history').on(t.guildId, t.userId, t.version),
    // The first answers to a card, which tell whether it is any good.
    index('answers_of_card')
      .on(t.guildId, t.questionId, t.answeredAt)
      .where(sql`kind = 'card'`),
    index('answers_of_question').on(t.guildId, t.userId, t.questionId),
  ],
);

/** The rest of the log: what derived rows depend on besides answers (listing, zone, exam date, rescoring, deletion). */
export const events = pgTable(
  'events',
  {
    guildId: snowflake('guild_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
    userId: snowflake('user_id'),
    /** For an event of one learner: its place among that learner's answers. */
    version: integer('version'),
    kind: text('kind').notNull(),
    data: jsonb('data').notNull(),
    at: instant('at').notNull(),
    interactionId: snowflake('interaction_id'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.seq] }),
    index('events_of_learner').on(t.guildId, t.userId, t.version),
    uniqueIndex('events_interaction')
      .on(t.guildId, t.interactionId)
      .where(sql`interaction_id is not null`),
  ],
);

export const learners = pgTable(
  'learners',
  {
    guildId: snowflake('guild_id').notNull(),
    userId: snowflake('user_id').notNull(),
    /** Grows by one with each answer or event of the learner; the write of an answer checks it. */
    version: integer('version').notNull().default(0),
    /** Null: not asked yet. */
    listed: boolean('listed'),
    zone: text('zone'),
    zoneFrom: date('zone_from'),
    nextZone: text('next_zone'),
    /** State of study/streak.ts. */
    streak: jsonb('streak'),
    /** Points of the learning day so far in the buckets that have a daily cap. */
    today: jsonb('today'),
    answered: integer('answered').notNull().default(0),
    correct: integer('correct').notNull().default(0),
    lastAnsweredAt: instant('last_answered_at'),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.userId] })],
);

/** FSRS state of one learner and one question or card. */
export const memories = pgTable(
  'memories',
  {
    guildId: snowflake('guild_id').notNull(),
    userId: snowflake('user_id').notNull(),
    questionId: text('question_id').notNull(),
    due: instant('due').notNull(),
    stability: doublePrecision('stability').notNull(),
    difficulty: doublePrecision('difficulty').notNull(),
    reps: integer('reps').notNull(),
    lapses: integer('lapses').notNull(),
    state: smallint('state').notNull(),
    scheduledDays: integer('scheduled_days').notNull(),
    lastReview: instant('last_review').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.userId, t.questionId] }),
    index('memories_due').on(t.guildId, t.userId, t.due),
  ],
);

export type ScoreKind = 'week' | 'month' | 'all';

/** Standings: one row a learner and period. Points only of ranked answers; `listed` follows the learner's choice. */
export const scores = pgTable(
  'scores',
  {
    guildId: snowflake('guild_id').notNull(),
    kind: text('kind').$type<ScoreKind>().notNull(),
    periodStart: date('period_start').notNull(),
    userId: snowflake('user_id').notNull(),
    points: integer('points').notNull().default(0),
    answered: integer('answered').notNull().default(0),
    correct: integer('correct').notNull().default(0),
    activeDays: integer('active_days').notNull().default(0),
    listed: boolean('listed').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.kind, t.periodStart, t.userId] }),
    // Ascending and read backwards: drizzle's .desc() means NULLS LAST, which `order by points desc` cannot use.
    index('scores_rank')
      .on(t.guildId, t.kind, t.periodStart, t.points, t.userId)
      .where(sql`listed`),
  ],
);

/** Times in which no process of the bot was alive; the days they touch cost nobody's streak. */
export const outages = pgTable('outages', {
  fromAt: instant('from_at').primaryKey(),
  toAt: instant('to_at').notNull(),
});

/** Small facts of the whole installation: hash of the registered commands, … */
export const meta = pgTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Named leases, e.g. who holds the gateway of a shard. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  owner: text('owner').notNull(),
  until: instant('until').notNull(),
});

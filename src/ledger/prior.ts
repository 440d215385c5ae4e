import { instantOf } from '../db/columns.js';
import type { AskingKind, Confidence } from '../db/schema.js';
import type { Rows } from '../db/types.js';
import type { Both } from '../library/model.js';
import type { QuestionSnapshot } from '../library/snapshot.js';
import type { Learner } from './learner.js';
import { readSnapshot } from './snapshots.js';

/** All that an answer to one asking depends on, read in one statement (and the question's words once) before it is written. */
export interface Prior {
  readonly asking: {
    readonly id: number;
    readonly kind: AskingKind;
    readonly userId: string | null;
    readonly questionId: string;
    readonly revision: string;
    readonly optionOrder: string;
    readonly key: number;
    readonly difficulty: 1 | 2 | 3;
    readonly domain: string;
    readonly askedAt: number;
    readonly snapshot: QuestionSnapshot;
  };
  /** Null for what was asked privately. */
  readonly post: {
    readonly localDate: string;
    readonly closesAt: number;
    readonly closed: boolean;
    readonly sent: boolean;
    readonly feedback: 'at_once' | 'at_close';
    readonly language: keyof Both<unknown>;
    readonly scheduleNo: number;
  } | null;
  readonly guild: { readonly zone: string; readonly examDate: string | null };
  /** Null before the learner's first answer in this guild. */
  readonly learner: LearnerRow | null;
  readonly memory: MemoryRow | null;
  /** The answer that stands already. */
  readonly answer: StoredAnswer | null;
}

export type LearnerRow = Learner;

export interface MemoryRow {
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
  readonly scheduledDays: number;
  readonly lastReview: number;
}

export interface StoredAnswer {
  readonly chosen: number;
  readonly correct: boolean;
  readonly partial: boolean;
  readonly confidence: Confidence | null;
  readonly answeredAt: number;
  readonly late: boolean;
  readonly day: string;
  readonly points: number;
  readonly pointsReason: string;
}

/** Where an answer is looked for: one learner's, to one asking. */
export interface PriorKey {
  readonly guildId: string;
  readonly askingId: number;
  readonly userId: string;
}

/*
 * For many at once, `$1` being a JSON array of PriorKeys. Each is read by itself ("offset 0" keeps the planner from
 * joining whole tables because they happen to be small), so that one costs no more than without the others.
 */
export const PRIOR = `
select prior.* from json_to_recordset($1::json) as k ("n" int, "guildId" bigint, "askingId" bigint, "userId" bigint)
cross join lateral (
select k."n", a.kind, a.user_id as asked_of, a.question_id, a.revision, a.option_order, a.key, a.difficulty, a.domain,
       a.asked_at, p.local_date, p.closes_at, p.state as post_state, p.feedback, p.language, p.schedule_no,
       coalesce(g.zone, 'Asia/Tokyo') as zone, g.exam_date,
       l.version, l.listed, l.zone as own_zone, l.zone_from, l.next_zone, l.streak, l.today, l.answered as answers_given,
       l.correct as answers_right, l.last_answered_at,
       m.due, m.stability, m.difficulty as memory_difficulty, m.reps, m.lapses, m.state as memory_state,
       m.scheduled_days, m.last_review,
       w.chosen, w.correct, w.partial, w.confidence, w.answered_at, w.late, w.day, w.points, w.points_reason
from askings a
left join posts p on p.guild_id = a.guild_id and p.asking_id = a.id
left join guilds g on g.guild_id = a.guild_id
left join learners l on l.guild_id = a.guild_id and l.user_id = k."userId"
left join memories m on m.guild_id = a.guild_id and m.user_id = k."userId" and m.question_id = a.question_id
left join answers w on w.guild_id = a.guild_id and w.asking_id = a.id and w.user_id = k."userId"
where a.guild_id = k."guildId" and a.id = k."askingId" offset 0) as prior`;

type Row = Record<string, never>;

/** One for each key, in their order; undefined where a guild has no such asking. */
export async function readPriors(rows: Rows, keys: readonly PriorKey[]): Promise<(Prior | undefined)[]> {
  const asked = keys.map(({ guildId, askingId, userId }, n) => ({ n, guildId, askingId, userId }));
  const found = await rows<Row>(PRIOR, [JSON.stringify(asked)]);
  const priors: (Prior | undefined)[] = keys.map(() => undefined);
  for (const row of found) {
    const n: number = row['n']!;
    priors[n] = priorOf(row, keys[n]!.askingId, await readSnapshot(rows, row['revision']!));
  }
  return priors;
}

/** Undefined when this guild has no such asking. */
export async function readPrior(
  rows: Rows,
  guildId: string,
  askingId: number,
  userId: string,
): Promise<Prior | undefined> {
  const [prior] = await readPriors(rows, [{ guildId, askingId, userId }]);
  return prior;
}

function priorOf(row: Row, askingId: number, snapshot: QuestionSnapshot): Prior {
  const at = (value: string | null): number => instantOf(value ?? '');
  return {
    asking: {
      id: askingId,
      kind: row['kind']!,
      userId: row['asked_of'] ?? null,
      questionId: row['question_id']!,
      revision: row['revision']!,
      optionOrder: row['option_order']!,
      key: row['key']!,
      difficulty: row['difficulty']!,
      domain: row['domain']!,
      askedAt: at(row['asked_at']!),
      snapshot,
    },
    post:
      row['local_date'] === null
        ? null
        : {
            localDate: row['local_date']!,
            closesAt: at(row['closes_at']!),
            closed: row['post_state'] === 'closed',
            // Whoever clicks has seen it, even in the moment before its message id is stored.
            sent: row['post_state'] !== 'skipped' && row['post_state'] !== 'failed',
            feedback: row['feedback']!,
            language: row['language']!,
            scheduleNo: row['schedule_no']!,
          },
    guild: { zone: row['zone']!, examDate: row['exam_date'] ?? null },
    learner:
      row['version'] === null
        ? null
        : {
            version: row['version']!,
            listed: row['listed'] ?? null,
            zone: row['own_zone'] ?? null,
            zoneFrom: row['zone_from'] ?? null,
            nextZone: row['next_zone'] ?? null,
            streak: row['streak'] ?? null,
            today: row['today'] ?? null,
            answered: row['answers_given']!,
            correct: row['answers_right']!,
            lastAnsweredAt: row['last_answered_at'] === null ? null : at(row['last_answered_at']!),
          },
    memory:
      row['due'] === null
        ? null
        : {
            due: at(row['due']!),
            stability: row['stability']!,
            difficulty: row['memory_difficulty']!,
            reps: row['reps']!,
            lapses: row['lapses']!,
            state: row['memory_state']!,
            scheduledDays: row['scheduled_days']!,
            lastReview: at(row['last_review']!),
          },
    answer:
      row['chosen'] === null
        ? null
        : {
            chosen: row['chosen']!,
            correct: row['correct']!,
            partial: row['partial']!,
            confidence: row['confidence'] ?? null,
            answeredAt: at(row['answered_at']!),
            late: row['late']!,
            day: row['day']!,
            points: row['points']!,
            pointsReason: row['points_reason']!,
          },
  };
}

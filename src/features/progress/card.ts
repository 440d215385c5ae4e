import type { App } from '../../app.js';
import { zoneOf } from '../../ledger/derive.js';
import { excusedDays } from '../../ledger/excused.js';
import { readLearner } from '../../ledger/find-learner.js';
import { readLogs } from '../../ledger/log.js';
import { replay, type Replay } from '../../ledger/replay.js';
import type { Learner } from '../../ledger/learner.js';
import { addDays, monthOf, studyDayStart, type LocalDate } from '../../study/calendar.js';
import { wilson, type Interval } from '../../study/intervals.js';
import { readiness, type Readiness } from '../../study/readiness.js';
import { NEW_STREAK, viewStreak, type ExcusedDay, type StreakView } from '../../study/streak.js';
import { learningDay } from '../../study/zone-change.js';
import { readTasks, readWithheld } from './query.js';
import { firstSquare, squares, type Square } from './squares.js';

export interface Share extends Interval {
  readonly right: number;
  readonly answered: number;
}

/** One learner's log, replayed, and what it depends on today. */
export interface Past {
  readonly learner: Learner;
  readonly replayed: Replay;
  readonly today: LocalDate;
  readonly zone: string;
  /** Days of the last weeks, and all since the last active one, that cost no streak. */
  readonly excused: readonly ExcusedDay[];
  readonly streak: StreakView;
  /** Askings whose result is not to be seen before the post closes. */
  readonly withheld: ReadonlySet<number>;
}

export interface Card {
  readonly all: Share;
  readonly domains: readonly (Share & { readonly code: string })[];
  readonly streak: StreakView;
  readonly month: Month;
  readonly weeks: readonly (readonly Square[])[];
  readonly readiness: Readiness;
  /** Answers that are left out until their post closes. */
  readonly waiting: number;
  /** Questions and cards to review by the end of the day. */
  readonly due: number;
}

/** `18/23`: active days of the month so far. */
export interface Month {
  readonly active: number;
  readonly days: number;
}

export async function readPast(app: App, guildId: string, userId: string, now: number): Promise<Past> {
  const { rows } = app;
  const { learner, guildZone } = await readLearner(rows, guildId, userId);
  const [logs, withheld] = await Promise.all([readLogs(rows, guildId, [userId]), readWithheld(rows, guildId, now)]);
  const zone = zoneOf(learner, guildZone);
  const today = learningDay(zone, now);
  const state = learner.streak ?? NEW_STREAK;
  const first = addDays(firstSquare(today), -1);
  const after = state.lastDay !== null && state.lastDay < first ? state.lastDay : first;
  const excused = await excusedDays(rows, { guildId, userId, zone: zone.zone, after, before: today });
  return {
    learner,
    replayed: replay(logs.get(userId) ?? []),
    today,
    zone: zone.zone,
    excused,
    streak: viewStreak(state, today, excused),
    withheld,
  };
}

export async function readCard(app: App, guildId: string, userId: string, now: number): Promise<Card> {
  const past = await readPast(app, guildId, userId, now);
  const { history } = past.replayed;
  const given = history.flatMap((item) => ('answer' in item ? [item.answer] : []));
  const answers = given.filter(({ askingId }) => !past.withheld.has(askingId));
  // Cards ask for recall, the exam asks for decisions: only scenario questions tell of it.
  const scenarios = answers.filter(({ kind }) => kind !== 'card');
  const tasks = await readTasks(
    app.rows,
    guildId,
    scenarios.map(({ askingId }) => askingId),
  );
  const { domains, tasks: all } = app.library.exam;
  const end = studyDayStart(addDays(past.today, 1), past.zone);
  return {
    all: shareOf(scenarios),
    domains: domains.map(({ code }) => ({ code, ...shareOf(scenarios.filter(({ domain }) => domain === code)) })),
    streak: past.streak,
    month: monthSoFar(
      given.map(({ day }) => day),
      past.today,
    ),
    weeks: squares(history, past.streak.entries, past.excused, past.today),
    readiness: readiness({
      attempts: scenarios.map((answer) => ({ ...answer, task: tasks.get(answer.askingId) ?? '' })),
      now,
      domains,
      tasks: all,
    }),
    waiting: given.length - answers.length,
    due: [...past.replayed.memories.values()].filter(({ due }) => due < end).length,
  };
}

export function monthSoFar(activeDays: readonly LocalDate[], today: LocalDate): Month {
  const month = monthOf(today);
  return { active: new Set(activeDays.filter((day) => monthOf(day) === month)).size, days: Number(today.slice(8)) };
}

function shareOf(answers: readonly { readonly correct: boolean }[]): Share {
  const right = answers.filter(({ correct }) => correct).length;
  return { right, answered: answers.length, ...wilson(right, answers.length) };
}

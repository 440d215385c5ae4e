/** A day's reviews are capped so that a backlog never frightens anybody away; what is left is still due tomorrow. */
export const MOST_A_DAY = 20;

export interface PlanInput {
  /** Ids of what is due by the end of the learner's day, longest due first. */
  readonly due: readonly string[];
  /** Ids of what may be asked here at all. */
  readonly offered: ReadonlySet<string>;
  /** Ids that must not be shown now: open as the daily question, or under dispute. */
  readonly closed: ReadonlySet<string>;
  /** Reviews already answered on this learning day. */
  readonly doneToday: number;
}

export interface Plan {
  /** The question to show next, if any. */
  readonly next: string | undefined;
  /** How many are left for today, the next one included. */
  readonly left: number;
  /** How many stay due beyond today's cap. */
  readonly later: number;
}

/** What to review next, and how much is left. */
export function planReview({ due, offered, closed, doneToday }: PlanInput): Plan {
  const open = due.filter((id) => offered.has(id) && !closed.has(id));
  const left = Math.min(open.length, Math.max(0, MOST_A_DAY - doneToday));
  return { next: left > 0 ? open[0] : undefined, left, later: open.length - left };
}

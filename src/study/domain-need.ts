/** How a group does in a domain: the mean of readiness (4.8), 0-1, and the number of answers behind it. */
export interface GroupStats {
  readonly mean: number;
  readonly n: number;
}

export interface DomainNeed {
  readonly domain: string;
  /** The exam's weight, and that weight raised where the group is weak; both sum to 1 over the domains. */
  readonly weight: number;
  readonly adjusted: number;
  /** 0-1 */
  readonly weak: number;
  /** Posts of the domain among the last 28. */
  readonly recent: number;
  /** adjusted x (n + 1) - recent: by how many posts the domain is behind. */
  readonly score: number;
  readonly pool: number;
  readonly open: number;
}

const LOOK_BACK_POSTS = 28;
const WEAK_NEEDS_ANSWERS = 30;

/**
 * How much each domain is due, in the exam's order (learning.md 4.4, step 2).
 * @param input.history posts, oldest first
 */
export function domainNeeds(input: {
  readonly domains: readonly { readonly code: string; readonly weight: number }[];
  readonly groupStats: Readonly<Record<string, GroupStats>>;
  readonly history: readonly { readonly domain: string }[];
  readonly pool: readonly { readonly domain: string }[];
  readonly open: readonly { readonly domain: string }[];
}): DomainNeed[] {
  const last = input.history.slice(-LOOK_BACK_POSTS);
  const raised = input.domains.map(({ code, weight }) => weight * (1 + 0.5 * weakness(input.groupStats[code])));
  const total = raised.reduce((sum, weight) => sum + weight, 0);
  return input.domains.map(({ code, weight }, i) => {
    const adjusted = raised[i]! / total;
    const recent = last.filter((post) => post.domain === code).length;
    return {
      domain: code,
      weight,
      adjusted,
      weak: weakness(input.groupStats[code]),
      recent,
      score: adjusted * (last.length + 1) - recent,
      pool: input.pool.filter((question) => question.domain === code).length,
      open: input.open.filter((question) => question.domain === code).length,
    };
  });
}

/** 0 (at home, or too few answers to say) to 1 (mean of 0.5 or less). */
function weakness(stats: GroupStats | undefined): number {
  if (!stats || stats.n < WEAK_NEEDS_ANSWERS) return 0;
  return Math.min(1, Math.max(0, (0.8 - stats.mean) / 0.3));
}

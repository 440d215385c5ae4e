import type { Problem, Question } from '../model.js';
import { found, when } from './case.js';
import { RULES } from './rules.js';

/** Marks what the author waived, and judges the waivers themselves. Errors stay errors. */
export function applyWaivers(question: Question, problems: readonly Problem[]): readonly Problem[] {
  const marked = problems.map((problem) => {
    const reason = question.waive[problem.rule]?.trim();
    return problem.severity === 'warning' && reason ? { ...problem, waived: reason } : problem;
  });
  const own = Object.entries(question.waive).flatMap(([rule, reason]) =>
    judge(question, rule, reason.trim(), problems),
  );
  return [...marked, ...own];
}

function judge(question: Question, rule: string, reason: string, problems: readonly Problem[]): readonly Problem[] {
  const declared = Object.entries(RULES).find(([id]) => id === rule)?.[1].severity;
  if (declared === undefined || declared === 'error') {
    const got = declared === undefined ? 'no such rule' : 'a rule that is an error';
    return [found('W01', question.place, `waive ${rule}: expected a rule that can be a warning, received ${got}`)];
  }
  if (reason === '') return [found('W01', question.place, `waive ${rule}: expected a reason in quotes, received none`)];
  const used = problems.some((problem) => problem.rule === rule && problem.severity === 'warning');
  return when(!used, () =>
    found('W02', question.place, `waive ${rule}: expected something to suppress, received no warning of that rule`),
  );
}

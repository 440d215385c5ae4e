import { coverageOf, type Coverage } from '../../library/coverage.js';
import { formatProblem } from '../../library/problem.js';
import { readDeck } from '../../library/read-deck.js';
import { readArgs, type Subcommand } from './subcommand.js';

export const coverageCommand: Subcommand = {
  summary: 'what the deck covers: tasks, domains, notes, reviews, and what guessing scores',
  usage: '[--json]',
  async run(args, contentDir, io) {
    const { flags } = readArgs(args, ['--json'], 0);
    const { library, problems } = await readDeck(contentDir);
    if (library === undefined) {
      problems.forEach((problem) => io.err(formatProblem(problem)));
      return 1;
    }
    const coverage = coverageOf(library);
    io.out(flags.has('--json') ? JSON.stringify(coverage, null, 2) : print(coverage));
    if (problems.length > 0)
      io.err(`${problems.length} problem(s) keep parts of the deck out of these figures; see content lint`);
    return 0;
  },
};

function print(coverage: Coverage): string {
  const { questions, notes, oldestReview, testwise } = coverage;
  const tasks = coverage.tasks.map(({ code, title, published, multiple }) => [
    code,
    `${published}`,
    `${multiple}`,
    title.en,
  ]);
  const domains = coverage.domains.map(({ code, title, published, share, weight, least }) => [
    code,
    `${published}`,
    `${least}`,
    percent(share),
    percent(weight),
    title.en,
  ]);
  const scores = (['longest', 'code', 'stem-words'] as const).map((name) => [
    name,
    percent(testwise.scores.ja[name]),
    percent(testwise.scores.en[name]),
  ]);
  const missing = notes === undefined || notes.missing.length === 0 ? '' : `; missing: ${notes.missing.join(', ')}`;
  return [
    table(['task', 'published', 'multiple', 'title'], tasks),
    table(['domain', 'published', 'at least', 'share', 'exam', 'title'], domains),
    table([`guessing (${testwise.questions} questions, chance 25 %)`, 'ja', 'en'], scores),
    [
      `Questions: ${questions.published} published of ${questions.all}, ${percent(ratio(questions.multiple, questions.published))} multiple response`,
      `Cards: ${coverage.cards}`,
      ...(notes === undefined ? [] : [`Original notes: ${notes.covered} of ${notes.of} lines covered${missing}`]),
      ...(oldestReview === undefined ? [] : [`Oldest review: ${oldestReview.date} (${oldestReview.question})`]),
    ].join('\n'),
  ].join('\n\n');
}

/** Columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

import { inOrder, lint } from '../../library/lint/lint.js';
import type { Problem } from '../../library/model.js';
import { formatProblem } from '../../library/problem.js';
import { readDeck } from '../../library/read-deck.js';
import { readArgs, type Io, type Subcommand } from './subcommand.js';

export const lintCommand: Subcommand = {
  summary: 'check the deck; exit code 1 when there are errors',
  usage: '[--json]',
  async run(args, contentDir, io) {
    const { flags } = readArgs(args, ['--json'], 0);
    const { library, problems: unreadable } = await readDeck(contentDir);
    const problems = inOrder([...unreadable, ...(library === undefined ? [] : lint(library, io.today))]);
    const counts = count(problems);
    if (flags.has('--json')) {
      io.out(
        JSON.stringify(
          { ...counts, topics: library?.topics.size ?? 0, questions: library?.questions.size ?? 0, problems },
          null,
          2,
        ),
      );
    } else {
      print(problems, io);
      const read = `${library?.topics.size ?? 0} topics, ${library?.questions.size ?? 0} questions, ${library?.cards.size ?? 0} cards`;
      io.out(`${counts.errors} errors, ${counts.warnings} warnings, ${counts.waived} waived in ${read}`);
    }
    return counts.errors > 0 ? 1 : 0;
  },
};

function count(problems: readonly Problem[]) {
  return {
    errors: problems.filter((problem) => problem.severity === 'error').length,
    warnings: problems.filter((problem) => problem.severity === 'warning' && problem.waived === undefined).length,
    waived: problems.filter((problem) => problem.waived !== undefined).length,
  };
}

/** One block a file, with an empty line after it. */
function print(problems: readonly Problem[], io: Io): void {
  problems.forEach((problem, index) => {
    io.out(formatProblem(problem));
    if (problems[index + 1]?.file !== problem.file) io.out('');
  });
}

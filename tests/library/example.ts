import { readFileSync } from 'node:fs';
import { libraryOf } from '../../src/library/library.js';
import { inOrder, lint } from '../../src/library/lint/lint.js';
import type { Library, Problem, Topic } from '../../src/library/model.js';
import { parseTopic } from '../../src/library/parse-topic.js';
import { readLibrary, topicText } from '../support/deck.js';

/** The day the example was written; it is fresh on it. */
export const TODAY = '2026-11-24';

/** A complete, good topic file: what every rule is shown a damaged copy of. */
export const EXAMPLE = readFileSync(new URL('./content/topics/codedeploy.md', import.meta.url), 'utf8');

/** The text with each `[from, to]` replaced once. A `from` that is not there is a mistake in the test. */
export function change(text: string, ...pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((out, [from, to]) => {
    if (!out.includes(from)) throw new Error(`Expected the text to hold ${JSON.stringify(from)}`);
    return out.replace(from, () => to);
  }, text);
}

const tiny = await readLibrary();

const stub = (id: string): Topic => {
  const { topic } = parseTopic(`content/topics/${id}.md`, topicText({ id, name: id, tasks: ['1.1'] }));
  if (topic === undefined) throw new Error(`Expected the stub ${id} to be readable`);
  return topic;
};
const neighbours = ['codepipeline', 'ecs', 'elastic-beanstalk'].map(stub);

/** A library of the given topics on the real exam. */
export function libraryWith(...topics: readonly Topic[]): Library {
  return libraryOf(tiny.deck, tiny.exam, tiny.categories, topics);
}

export function topicOf(text: string): Topic {
  const { topic, problems } = parseTopic('content/topics/codedeploy.md', text);
  if (topic === undefined) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return topic;
}

/** Everything that reading and linting say about a topic file called codedeploy.md, in a deck where its neighbours exist. */
export function problemsOf(text: string, today = TODAY): readonly Problem[] {
  const file = 'content/topics/codedeploy.md';
  const { topic, problems } = parseTopic(file, text);
  const linted = topic === undefined ? [] : lint(libraryWith(...neighbours, topic), today);
  return inOrder([...problems, ...linted.filter((problem) => problem.file === file)]);
}

/** The problems of one rule. */
export function only(rule: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((problem) => problem.rule === rule);
}

/** The example with other options in both languages; the first is the key. Reasons are made up, each its own. */
export function withOptions(ja: readonly string[], en: readonly string[]): string {
  const list = (options: readonly string[], reasonOf: (index: number) => string) =>
    options.map((option, index) => `- [${index === 0 ? 'x' : ' '}] ${option}\n  > ${reasonOf(index)}`).join('\n');
  const jaList = list(ja, (index) => `制約の${'甲乙丙丁戊己'[index]}について満たすかどうかを説明する文。`);
  const enList = list(en, (index) => `This explains constraint ${'abcdef'[index]} and how it fares here.`);
  return EXAMPLE.replace(/- \[ \] `CodeDeployDefault\.AllAtOnce` を使い[\s\S]*?(?=\n\n\*\*要点)/, () => jaList).replace(
    /- \[ \] Use `CodeDeployDefault\.AllAtOnce` for an in-place[\s\S]*?(?=\n\n\*\*Takeaway)/,
    () => enList,
  );
}

import { readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { z } from 'zod';
import { libraryOf } from './library.js';
import type { Deck, Exam, Library, Problem, Topic } from './model.js';
import { parseTopic } from './parse-topic.js';
import { parseError, received } from './problem.js';
import { readYaml } from './read-yaml.js';
import { CategoriesYaml, DeckYaml, ExamYaml } from './shapes.js';

/**
 * Reads a deck from disk. All problems come back, none is thrown: a missing file is a problem too. There is a library as soon as
 * deck.yml, categories.yml and the exam can be read; topics and questions that cannot be read are left out of it.
 */
export async function readDeck(contentDir: string): Promise<{ library?: Library; problems: readonly Problem[] }> {
  const root = resolve(contentDir);
  const problems: Problem[] = [];
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const file = nameOf(root, path);
    const text = await readText(root, path);
    if (typeof text !== 'string') {
      problems.push(parseError({ file, line: 1 }, `expected a file to read, received ${text.error}`));
      return undefined;
    }
    const { value, problems: found } = readYaml(file, text, 1, schema);
    problems.push(...found);
    return value;
  };
  const deck = await read('deck.yml', DeckYaml);
  const categories = await read('categories.yml', CategoriesYaml);
  const exam = deck === undefined ? undefined : await read(`exam/${deck.exam}.yml`, ExamYaml);
  if (exam !== undefined) problems.push(...checkExam(nameOf(root, `exam/${deck?.exam}.yml`), exam, deck?.exam ?? ''));
  const topics = await readTopics(root, problems);
  if (deck === undefined || categories === undefined || exam === undefined) return { problems };
  return { library: libraryOf(toDeck(deck), toExam(exam), categories, topics), problems };
}

async function readTopics(root: string, problems: Problem[]): Promise<readonly Topic[]> {
  let names: string[];
  try {
    names = (await readdir(join(root, 'topics'))).filter((name) => name.endsWith('.md')).sort();
  } catch (error) {
    problems.push(
      parseError({ file: nameOf(root, 'topics'), line: 1 }, `expected a folder of topics, received ${reason(error)}`),
    );
    return [];
  }
  const topics: Topic[] = [];
  for (const name of names) {
    const file = nameOf(root, `topics/${name}`);
    const text = await readText(root, `topics/${name}`);
    if (typeof text !== 'string') {
      problems.push(parseError({ file, line: 1 }, `expected a file to read, received ${text.error}`));
      continue;
    }
    const parsed = parseTopic(file, text);
    problems.push(...parsed.problems);
    if (parsed.topic === undefined) continue;
    // An id is its file's name, so two topics can only share one when a name was already reported as wrong.
    if (topics.some((topic) => topic.id === parsed.topic?.id)) continue;
    topics.push(parsed.topic);
  }
  return topics;
}

function toDeck({ original_notes: originalNotes, ...deck }: z.infer<typeof DeckYaml>): Deck {
  return { ...deck, ...(originalNotes === undefined ? {} : { originalNotes }) };
}

function toExam(exam: z.infer<typeof ExamYaml>): Exam {
  return {
    id: exam.id,
    name: exam.name,
    source: exam.source,
    checked: exam.checked,
    domains: exam.domains.map(({ code, title, weight }) => ({ code, title, weight })),
    tasks: exam.domains.flatMap((domain) => domain.tasks.map((task) => ({ ...task, domain: domain.code }))),
  };
}

function checkExam(file: string, exam: z.infer<typeof ExamYaml>, wanted: string): readonly Problem[] {
  const messages: string[] = [];
  if (exam.id !== wanted) messages.push(`\`id\`: expected the file's name (${wanted}), received "${exam.id}"`);
  const sum = exam.domains.reduce((total, domain) => total + domain.weight, 0);
  if (Math.abs(sum - 1) > 1e-9) messages.push(`\`domains\`: expected weights that sum to 1, received ${sum}`);
  const codes = exam.domains.flatMap((domain) => domain.tasks.map((task) => task.code));
  const twice = codes.filter((code, index) => codes.indexOf(code) < index);
  if (twice.length > 0) messages.push(`\`tasks\`: expected each code once, received ${twice.join(', ')} again`);
  for (const domain of exam.domains) {
    const strangers = domain.tasks.filter((task) => !task.code.startsWith(`${domain.code}.`)).map((task) => task.code);
    if (strangers.length > 0)
      messages.push(`\`tasks\` of ${domain.code}: expected codes ${domain.code}.n, received ${received(strangers)}`);
  }
  return messages.map((message) => parseError({ file, line: 1 }, message));
}

async function readText(root: string, path: string): Promise<string | { error: string }> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    return { error: reason(error) };
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** `content/topics/x.md`, wherever the folder lies: messages hold no path of a machine. */
function nameOf(root: string, path: string): string {
  return `${basename(root)}/${path}`;
}

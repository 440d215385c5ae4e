import type { z } from 'zod';
import { joinCards } from './join-cards.js';
import { cutFrontMatter, lineOf, parseMarkdown, sectionsOf, type Section } from './markdown.js';
import type { Both, Card, Place, Problem, Question, Topic } from './model.js';
import { readNotes, type NotesSide, type TopicFile } from './parse-notes.js';
import { readBoth, readQuestion } from './parse-question.js';
import { parseError } from './problem.js';
import { readYaml } from './read-yaml.js';
import { FrontMatter } from './shapes.js';

type Front = z.infer<typeof FrontMatter>;

/** Lines of front matter, its two `---` included. */
export const FRONT_MATTER_LINES = 25;

/**
 * One topic file -> Topic, with every problem the grammar has with it (rule `parse`, and the lint rules that only the text
 * shows: Q07 for options that differ between the languages, T09, T10). A question that cannot be read is left out of the topic;
 * without readable front matter and notes there is no topic.
 * @param file as it is named in places and messages; its last part must be `<id>.md`
 */
export function parseTopic(file: string, source: string): { topic?: Topic; problems: readonly Problem[] } {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const cut = cutFrontMatter(text);
  if (cut === undefined) {
    const message = `expected front matter between two \`---\` lines, received "${text.split('\n')[0]?.slice(0, 40)}"`;
    return { problems: [parseError({ file, line: 1 }, message)] };
  }
  const problems: Problem[] = [];
  const front = readYaml(file, cut.yaml, cut.firstLine, FrontMatter);
  problems.push(...front.problems, ...checkFront(file, cut.lines, front.value));
  const topicFile: TopicFile = {
    file,
    body: cut.body,
    sources: front.value === undefined ? undefined : new Map(Object.entries(front.value.sources)),
  };
  const sections = readOutline(topicFile);
  problems.push(...sections.problems);
  const notes = sections.notes === undefined ? undefined : readNotesInBoth(topicFile, sections.notes);
  problems.push(...(notes?.problems ?? []));
  const id = front.value?.id ?? 'unknown';
  const questions = sections.questions.map((section) => readQuestion(topicFile, id, section));
  problems.push(...questions.flatMap((question) => question.problems), ...duplicates(topicFile, sections.questions));
  if (front.value === undefined || notes?.value === undefined) return { problems };
  const readable = questions.flatMap((question) => (question.value === undefined ? [] : [question.value]));
  const cards = joinCards(file, front.value, notes.value);
  problems.push(...cards.problems);
  return { topic: build(file, front.value, notes.value, cards.cards, firstOfEach(readable)), problems };
}

function checkFront(file: string, lines: number, front: Front | undefined): readonly Problem[] {
  const problems: Problem[] = [];
  if (lines > FRONT_MATTER_LINES) {
    const message = `front matter: expected at most ${FRONT_MATTER_LINES} lines, received ${lines}`;
    problems.push({ file, line: 1, rule: 'T09', severity: 'error', message });
  }
  const name = file.split('/').at(-1);
  if (front !== undefined && name !== `${front.id}.md`) {
    problems.push(
      parseError({ file, line: 2 }, `\`id\`: expected the file's name without .md (${name}), received "${front.id}"`),
    );
  }
  return problems;
}

interface Outline {
  readonly notes?: Section;
  readonly questions: readonly Section[];
  readonly problems: readonly Problem[];
}

/** `# Name`, `## Notes`, then `## Q <slug>` as often as you like. */
function readOutline(topic: TopicFile): Outline {
  const { before, sections } = sectionsOf(topic.body, parseMarkdown(topic.body).children, 2);
  const at = (line: number): Place => ({ file: topic.file, line });
  const problems: Problem[] = [];
  const [title, ...stray] = before;
  if (title?.type !== 'heading' || title.depth !== 1 || stray.length > 0) {
    const got = before.map((node) => node.type).join(', ') || 'nothing';
    const line = stray[0] ?? title;
    const message = `expected one \`# Name\` and then \`## Notes\`, received ${got}`;
    problems.push(parseError(at(line === undefined ? 1 : lineOf(line)), message));
  }
  const [notes, ...questions] = sections;
  if (notes?.title !== 'Notes') {
    const got = notes === undefined ? 'nothing' : `\`## ${notes.title}\``;
    problems.push(
      parseError(at(notes?.line ?? 1), `expected \`## Notes\` as the first \`##\` heading, received ${got}`),
    );
    return { questions: sections.filter((section) => section.title.startsWith('Q ')), problems };
  }
  for (const section of questions.filter((one) => !one.title.startsWith('Q '))) {
    problems.push(parseError(at(section.line), `expected \`## Q <slug>\`, received \`## ${section.title}\``));
  }
  return { notes, questions: questions.filter((section) => section.title.startsWith('Q ')), problems };
}

function readNotesInBoth(
  topic: TopicFile,
  section: Section,
): { value?: Both<NotesSide>; problems: readonly Problem[] } {
  const place = { file: topic.file, line: section.line };
  const { before, sections } = sectionsOf(topic.body, section.nodes, 3);
  const stray = before.map((node) =>
    parseError(
      { file: topic.file, line: lineOf(node) },
      `notes: expected \`### ja\` after \`## Notes\`, received a ${node.type}`,
    ),
  );
  const both = readBoth(sections, place, (lang, part) => {
    const value = readNotes(topic, lang, part);
    return { value, problems: value.problems };
  });
  return { ...both, problems: [...stray, ...both.problems] };
}

function duplicates(topic: TopicFile, sections: readonly Section[]): readonly Problem[] {
  return sections
    .filter((section, index) => sections.findIndex((other) => other.title === section.title) < index)
    .map((section) =>
      parseError(
        { file: topic.file, line: section.line },
        `expected a slug used once in this file, received \`## ${section.title}\` again`,
      ),
    );
}

function firstOfEach(questions: readonly Question[]): readonly Question[] {
  return questions.filter((question, index) => questions.findIndex((other) => other.id === question.id) === index);
}

function build(
  file: string,
  front: Front,
  notes: Both<NotesSide>,
  cards: readonly Card[],
  questions: readonly Question[],
): Topic {
  return {
    id: front.id,
    name: front.name,
    aliases: front.aliases,
    category: front.category,
    tasks: front.tasks,
    inScope: front.in_scope,
    lifecycle: front.lifecycle,
    ...(front.lifecycle_note === undefined ? {} : { lifecycleNote: front.lifecycle_note }),
    ...(front.lifecycle_source === undefined ? {} : { lifecycleSource: front.lifecycle_source }),
    confusables: front.confusables,
    related: front.related ?? [],
    sources: Object.entries(front.sources).map(([key, url]) => ({ key, url })),
    reviewed: front.reviewed,
    ...(front.owner === undefined ? {} : { owner: front.owner }),
    noteLines: front.note_lines ?? [],
    notes: { ja: notes.ja.notes, en: notes.en.notes },
    corrections: { ja: notes.ja.corrections, en: notes.en.corrections },
    cards,
    questions,
    place: { file, line: 1 },
  };
}

import type { z } from 'zod';
import { cutFrontMatter, lineOf, parseMarkdown, sectionsOf, type Section } from './markdown.js';
import type { Both, Card, Place, Problem, Question, Topic } from './model.js';
import type { CardSide } from './parse-card.js';
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
  const cards = joinCards(front.value, notes.value);
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

/** Puts the two languages of each card together; what exists in one of them only is left out and reported. */
function joinCards(front: Front, notes: Both<NotesSide>): { cards: readonly Card[]; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  for (const lang of ['ja', 'en'] as const) {
    const ids = notes[lang].cards.map((card) => card.id);
    for (const card of notes[lang].cards.filter((one, index) => ids.indexOf(one.id) < index)) {
      problems.push(parseError(card.place, `card ^${card.id}: expected an id used once in ${lang}, received it again`));
    }
  }
  const order = (sides: readonly CardSide[]) => sides.map((side) => side.id).join(' ');
  const onlyIn = (lang: 'ja' | 'en', other: 'ja' | 'en') =>
    notes[lang].cards
      .filter((card) => !notes[other].cards.some((twin) => twin.id === card.id))
      .map((card) =>
        parseError(card.place, `card ^${card.id}: expected it in both languages, received it in ${lang} only`),
      );
  const missing = [...onlyIn('ja', 'en'), ...onlyIn('en', 'ja')];
  problems.push(...missing);
  const firstEn = notes.en.cards[0];
  if (missing.length === 0 && firstEn !== undefined && order(notes.ja.cards) !== order(notes.en.cards)) {
    const message = `cards: expected the order of ja (${order(notes.ja.cards)}), received ${order(notes.en.cards)}`;
    problems.push(parseError(firstEn.place, message));
  }
  const cards: Card[] = [];
  for (const ja of notes.ja.cards) {
    const en = notes.en.cards.find((card) => card.id === ja.id);
    if (en === undefined || cards.some((card) => card.id === `${front.id}^${ja.id}`)) continue;
    if (!alike(ja, en)) {
      const message = `card ^${ja.id}: expected the form it has in ja (${formOf(ja)}), received ${formOf(en)}`;
      problems.push(parseError(en.place, message));
      continue;
    }
    cards.push({
      id: `${front.id}^${ja.id}`,
      topic: front.id,
      kind: ja.kind,
      face: { ja: ja.face, en: en.face },
      sources: [...new Set([...ja.sources, ...en.sources])],
      cited: ja.cited || en.cited,
      stable: front.stable?.includes(ja.id) ?? false,
      place: { ja: ja.place, en: en.place },
    });
  }
  return { cards, problems: [...problems, ...unknownStable(front, notes.ja)] };
}

function alike(a: CardSide, b: CardSide): boolean {
  return formOf(a) === formOf(b);
}

function formOf({ kind, face }: CardSide): string {
  if (kind === 'cloze') return `cloze with ${face.clozes?.length ?? 0} gap(s)`;
  return kind === 'order' ? `order of ${face.steps?.length ?? 0} steps` : kind;
}

function unknownStable(front: Front, notes: NotesSide): readonly Problem[] {
  const [first] = notes.cards;
  return (front.stable ?? [])
    .filter((id) => !notes.cards.some((card) => card.id === id))
    .map((id) => {
      const place = { file: first?.place.file ?? `${front.id}.md`, line: 1 };
      return parseError(place, `\`stable\`: expected ids of cards of this topic, received "${id}"`);
    });
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

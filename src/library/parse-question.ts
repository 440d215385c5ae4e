import type { ListItem, RootContent } from 'mdast';
import type { z } from 'zod';
import { citedKeys } from './citations.js';
import { lineOf, sectionsOf, textOf, type Section } from './markdown.js';
import type { Both, Lang, Option, Place, Problem, Question, QuestionText } from './model.js';
import type { TopicFile } from './parse-notes.js';
import { parseError } from './problem.js';
import { readYaml } from './read-yaml.js';
import { revisionOf } from './revision.js';
import { QuestionYaml, SLUG } from './shapes.js';

interface Read<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

const TAKEAWAY: Readonly<Record<Lang, string>> = { ja: '**要点:**', en: '**Takeaway:**' };

/** Reads one `## Q <slug>` section; there is no value when anything in it does not follow the grammar. */
export function readQuestion(topic: TopicFile, topicId: string, section: Section): Read<Question> {
  const place = { file: topic.file, line: section.line };
  const slug = section.title.replace(/^Q\s*/, '');
  const problems: Problem[] = [];
  if (!SLUG.test(slug)) {
    problems.push(
      parseError(place, `question: expected \`## Q <slug>\` such as \`## Q blue-green\`, received "${section.title}"`),
    );
  }
  const { before, sections } = sectionsOf(topic.body, section.nodes, 3);
  const yaml = readHead(topic, place, before);
  const text = readBoth(sections, place, (lang, part) => readText(topic, lang, part));
  problems.push(...yaml.problems, ...text.problems);
  if (text.value !== undefined) problems.push(...compareOptions(text.value));
  if (yaml.value === undefined || text.value === undefined || problems.length > 0) return { problems };
  return { value: build(topic, topicId, slug, yaml.value, text.value, place), problems };
}

/** Exactly `### ja` and `### en`, in that order, each read by `read`. */
export function readBoth<T>(
  sections: readonly Section[],
  place: Place,
  read: (lang: Lang, section: Section) => Read<T>,
): Read<Both<T>> {
  const titles = sections.map((one) => one.title);
  const [first, second] = sections;
  if (titles.join(',') !== 'ja,en' || first === undefined || second === undefined) {
    const got = titles.map((title) => `### ${title}`).join(', ') || 'neither';
    return { problems: [parseError(place, `languages: expected \`### ja\` and then \`### en\`, received ${got}`)] };
  }
  const [ja, en] = [read('ja', first), read('en', second)];
  const problems = [...ja.problems, ...en.problems];
  return ja.value !== undefined && en.value !== undefined
    ? { value: { ja: ja.value, en: en.value }, problems }
    : { problems };
}

function readHead(topic: TopicFile, place: Place, nodes: readonly RootContent[]): Read<z.infer<typeof QuestionYaml>> {
  const [block, ...rest] = nodes;
  if (block?.type !== 'code' || block.lang !== 'yaml') {
    return {
      problems: [
        parseError(place, `question: expected a fenced \`yaml\` block first, received ${block?.type ?? 'none'}`),
      ],
    };
  }
  const { value, problems } = readYaml(topic.file, block.value, lineOf(block) + 1, QuestionYaml);
  const stray = rest.map((node) =>
    parseError(
      { file: topic.file, line: lineOf(node) },
      `question: expected \`### ja\` after the yaml block, received a ${node.type}`,
    ),
  );
  return { ...(value === undefined ? {} : { value }), problems: [...problems, ...stray] };
}

function readText(topic: TopicFile, lang: Lang, section: Section): Read<QuestionText> {
  const at = (line: number): Place => ({ file: topic.file, line });
  const problems: Problem[] = [];
  const listAt = section.nodes.findIndex((node) => node.type === 'list');
  const list = section.nodes[listAt];
  if (list?.type !== 'list') {
    return {
      problems: [
        parseError(at(section.line), `${lang}: expected a list of options \`- [x]\` / \`- [ ]\`, received none`),
      ],
    };
  }
  const stem = section.nodes.slice(0, listAt).flatMap((node) => {
    if (node.type === 'paragraph') return [textOf(topic.body, node)];
    problems.push(parseError(at(lineOf(node)), `${lang} stem: expected paragraphs only, received a ${node.type}`));
    return [];
  });
  const question = stem.at(-1);
  if (question === undefined)
    problems.push(parseError(at(section.line), `${lang}: expected a stem before the options, received none`));
  const options = list.children.map((item) => readOption(topic, lang, item));
  problems.push(...options.flatMap((option) => option.problems));
  const takeaway = readTakeaway(topic, lang, section.nodes.slice(listAt + 1), lineOf(list));
  problems.push(...takeaway.problems);
  if (question === undefined || takeaway.value === undefined || problems.length > 0) return { problems };
  const value = {
    scenario: stem.slice(0, -1),
    question,
    options: options.flatMap((option) => (option.value === undefined ? [] : [option.value])),
    takeaway: takeaway.value,
    place: at(section.line),
  };
  const cited = [...stem, ...value.options.flatMap((option) => [option.text, option.reason]), value.takeaway]
    .flatMap(citedKeys)
    .filter((key) => topic.sources?.has(key) === true);
  if (cited.length === 0) return { value, problems };
  const message = `${lang}: expected citations in the yaml's \`sources\`, received [${cited.join('], [')}] in the text`;
  return { problems: [parseError(at(section.line), message)] };
}

function readOption(topic: TopicFile, lang: Lang, item: ListItem): Read<Option> {
  const place = { file: topic.file, line: lineOf(item) };
  const [text, reason, ...rest] = item.children;
  if (item.checked == null || text?.type !== 'paragraph') {
    return {
      problems: [
        parseError(place, `${lang} option: expected \`- [x] text\` or \`- [ ] text\`, received another list item`),
      ],
    };
  }
  const wrong = rest[0] ?? (reason !== undefined && reason.type !== 'blockquote' ? reason : undefined);
  if (wrong !== undefined) {
    const message = `${lang} option: expected its text and one indented \`  > reason\`, received a ${wrong.type} as well`;
    return { problems: [parseError({ ...place, line: lineOf(wrong) }, message)] };
  }
  const why =
    reason?.type === 'blockquote' ? reason.children.map((child) => textOf(topic.body, child)).join('\n\n') : '';
  if (why.includes(TAKEAWAY[lang])) {
    return {
      problems: [
        parseError(place, `${lang}: expected a blank line before \`${TAKEAWAY[lang]}\`, received it inside a reason`),
      ],
    };
  }
  // The paragraph's position begins after the box only when plain text follows it; before code it holds the box as well,
  // and a learner would read the key.
  const words = textOf(topic.body, text).replace(/^\[[ xX]\]\s*/, '');
  return { value: { text: words, correct: item.checked, reason: why, place }, problems: [] };
}

function readTakeaway(topic: TopicFile, lang: Lang, nodes: readonly RootContent[], line: number): Read<string> {
  const label = TAKEAWAY[lang];
  const [node, extra] = nodes;
  const text = node?.type === 'paragraph' ? textOf(topic.body, node) : undefined;
  const place = { file: topic.file, line: lineOf(extra ?? node ?? { type: 'text', value: '' }) };
  if (text === undefined || !text.startsWith(`${label} `)) {
    const got =
      node === undefined ? 'nothing' : `a ${node.type}${text === undefined ? '' : ` "${text.slice(0, 20)}…"`}`;
    const where = node === undefined ? { file: topic.file, line } : { file: topic.file, line: lineOf(node) };
    return {
      problems: [parseError(where, `${lang}: expected \`${label} …\` right after the options, received ${got}`)],
    };
  }
  if (extra !== undefined) {
    return { problems: [parseError(place, `${lang}: expected nothing after \`${label}\`, received a ${extra.type}`)] };
  }
  return { value: text.slice(label.length).trim(), problems: [] };
}

/** An option is known by its position, so the two languages must have the same ones. */
function compareOptions(text: Both<QuestionText>): readonly Problem[] {
  const keys = (options: readonly Option[]) => options.map((option) => (option.correct ? 'x' : '_')).join(' ');
  const [ja, en] = [keys(text.ja.options), keys(text.en.options)];
  if (ja === en) return [];
  const message = `en: expected the options of ja with the same keys (${ja}), received ${en}`;
  return [{ ...text.en.place, rule: 'Q07', severity: 'error', message }];
}

function build(
  topic: TopicFile,
  topicId: string,
  slug: string,
  yaml: z.infer<typeof QuestionYaml>,
  text: Both<QuestionText>,
  place: Place,
): Question {
  const { type, task, difficulty, sources, negative = false, order = 'shuffled' } = yaml;
  const urls = sources.map((key) => topic.sources?.get(key) ?? key);
  return {
    id: `${topicId}/${slug}`,
    topic: topicId,
    slug,
    type,
    task,
    difficulty,
    sources,
    negative,
    order,
    domain: task.split('.')[0] ?? task,
    reviewed: yaml.reviewed,
    status: yaml.status,
    aboutLifecycle: yaml.about_lifecycle ?? false,
    waive: Object.fromEntries(Object.entries(yaml.waive ?? {}).map(([rule, reason]) => [rule, reason ?? ''])),
    text,
    revision: revisionOf({ type, task, difficulty, urls, order, text }),
    place,
  };
}

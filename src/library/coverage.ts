import type { Both, Lang, Library, Question } from './model.js';
import { domainMinimum } from './lint/bank.js';
import { STRATEGIES, expectedScore, type StrategyName } from './testwise.js';

/** What the deck has and what it lacks. Counts are of published questions unless they say otherwise. */
export interface Coverage {
  readonly tasks: readonly { code: string; title: Both<string>; published: number; multiple: number }[];
  /** `share` and `weight` are 0-1; `least` is the domain's part of 60 questions. */
  readonly domains: readonly {
    code: string;
    title: Both<string>;
    published: number;
    share: number;
    weight: number;
    least: number;
  }[];
  readonly questions: { readonly published: number; readonly all: number; readonly multiple: number };
  readonly cards: number;
  /** Lines of the original notes that no topic covers; absent when the deck does not grow from notes. */
  readonly notes?: { readonly covered: number; readonly of: number; readonly missing: readonly number[] };
  readonly oldestReview?: { readonly date: string; readonly question: string };
  /** What somebody scores who knows nothing, on questions with 4 options. Chance is 0.25. */
  readonly testwise: { readonly questions: number; readonly scores: Both<Readonly<Record<StrategyName, number>>> };
}

export function coverageOf(library: Library): Coverage {
  const all = [...library.questions.values()];
  const published = all.filter((question) => question.status === 'published');
  const multiple = published.filter((question) => question.type === 'multiple').length;
  const [oldest] = [...published].sort((a, b) => (a.reviewed < b.reviewed ? -1 : a.reviewed > b.reviewed ? 1 : 0));
  const notes = notesCovered(library);
  return {
    tasks: library.exam.tasks.map(({ code, title }) => {
      const inTask = published.filter((question) => question.task === code);
      return {
        code,
        title,
        published: inTask.length,
        multiple: inTask.filter(({ type }) => type === 'multiple').length,
      };
    }),
    domains: library.exam.domains.map(({ code, title, weight }) => {
      const count = published.filter((question) => question.domain === code).length;
      const share = published.length === 0 ? 0 : count / published.length;
      return { code, title, published: count, share, weight, least: domainMinimum(weight) };
    }),
    questions: { published: published.length, all: all.length, multiple },
    cards: library.cards.size,
    ...(notes === undefined ? {} : { notes }),
    ...(oldest === undefined ? {} : { oldestReview: { date: oldest.reviewed, question: oldest.id } }),
    testwise: testwise(published.filter((question) => question.text.ja.options.length === 4)),
  };
}

function notesCovered(library: Library): Coverage['notes'] {
  const notes = library.deck.originalNotes;
  if (notes === undefined) return undefined;
  const taken = new Set([...library.topics.values()].flatMap((topic) => topic.noteLines));
  const wanted = Array.from({ length: notes.lines }, (_, index) => index + 1).filter(
    (line) => !notes.skipped.includes(line),
  );
  const missing = wanted.filter((line) => !taken.has(line));
  return { covered: wanted.length - missing.length, of: wanted.length, missing };
}

function testwise(questions: readonly Question[]): Coverage['testwise'] {
  const scores = (lang: Lang) =>
    Object.fromEntries(
      STRATEGIES.map(({ name, points }) => {
        const sum = questions.reduce((total, question) => total + expectedScore(lang, question.text[lang], points), 0);
        return [name, questions.length === 0 ? 0 : sum / questions.length];
      }),
    ) as Record<StrategyName, number>;
  return { questions: questions.length, scores: { ja: scores('ja'), en: scores('en') } };
}

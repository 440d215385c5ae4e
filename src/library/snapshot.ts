import type { Both, Difficulty, Library, QuestionType } from './model.js';

/** A question with all that a learner is ever shown of it, as it stood when it was asked. Stored once a revision. */
export interface QuestionSnapshot {
  readonly id: string;
  readonly revision: string;
  readonly topic: string;
  readonly topicName: Both<string>;
  readonly type: QuestionType;
  readonly task: string;
  readonly domain: string;
  readonly difficulty: Difficulty;
  readonly reviewed: string;
  readonly sources: readonly { readonly key: string; readonly url: string }[];
  readonly text: Both<{
    readonly scenario: readonly string[];
    readonly question: string;
    readonly options: readonly { readonly text: string; readonly correct: boolean; readonly reason: string }[];
    readonly takeaway: string;
  }>;
}

/** @throws Error when the library has no such question. */
export function snapshotOf(library: Library, questionId: string): QuestionSnapshot {
  const question = library.questions.get(questionId);
  const topic = question === undefined ? undefined : library.topics.get(question.topic);
  if (question === undefined || topic === undefined)
    throw new Error(`Expected a question of the deck, got ${questionId}`);
  const text = (lang: 'ja' | 'en') => {
    const { scenario, question: asked, options, takeaway } = question.text[lang];
    const plain = options.map((option) => ({ text: option.text, correct: option.correct, reason: option.reason }));
    return { scenario, question: asked, options: plain, takeaway };
  };
  const { id, revision, type, task, domain, difficulty, reviewed } = question;
  const sources = topic.sources.filter((source) => question.sources.includes(source.key));
  const topicName = topic.name;
  return {
    id,
    revision,
    topic: topic.id,
    topicName,
    type,
    task,
    domain,
    difficulty,
    reviewed,
    sources,
    text: { ja: text('ja'), en: text('en') },
  };
}

/** Bit i is the option at file position i. */
export function keyMask(snapshot: QuestionSnapshot): number {
  return snapshot.text.ja.options.reduce((mask, option, index) => (option.correct ? mask | (1 << index) : mask), 0);
}

/** What a reader has to read before answering, in characters. */
export function stemLength(snapshot: QuestionSnapshot, lang: 'ja' | 'en'): number {
  const { scenario, question } = snapshot.text[lang];
  return [...scenario, question].join('').length;
}

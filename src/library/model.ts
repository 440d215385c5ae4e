/** What the notes are once they have been read: plain, frozen data. No Discord, no SQL, no disk. */

export const LANGS = ['ja', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The same thing said in both languages. */
export type Both<T> = Readonly<Record<Lang, T>>;

export const LIFECYCLES = ['active', 'maintenance', 'closed-to-new', 'ended', 'renamed'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

export const QUESTION_STATUSES = ['draft', 'published', 'disputed', 'retired'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

export type Difficulty = 1 | 2 | 3;

/** A place in a content file; `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Something a deck's author has to look at. `rule` is a lint id (`Q08`, `T06`, `B01`) or `parse`. */
export interface Problem extends Place {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Set when the author waived the rule in the file, with the reason given there. */
  readonly waived?: string;
}

export interface Source {
  readonly key: string;
  readonly url: string;
}

/** A correction of what the group's original notes said, without the label it has in the file. Markdown. */
export type Correction = string;

export interface Topic {
  readonly id: string;
  readonly name: Both<string>;
  readonly aliases: readonly string[];
  readonly category: string;
  /** Exam task codes such as `1.4`; empty when no task names the topic. */
  readonly tasks: readonly string[];
  readonly inScope: boolean;
  readonly lifecycle: Lifecycle;
  readonly lifecycleNote?: Both<string>;
  readonly lifecycleSource?: string;
  readonly confusables: readonly string[];
  readonly related: readonly string[];
  readonly sources: readonly Source[];
  /** ISO date (YYYY-MM-DD) on which the facts were last checked. */
  readonly reviewed: string;
  readonly owner?: string;
  /** Line numbers of the group's original notes that this topic covers. */
  readonly noteLines: readonly number[];
  /** Markdown as a reader sees it: no card ids, terms in bold, citations as links, corrections taken out. */
  readonly notes: Both<string>;
  readonly corrections: Both<readonly Correction[]>;
  readonly cards: readonly Card[];
  readonly questions: readonly Question[];
  readonly place: Place;
}

export type CardKind = 'term' | 'term-both-ways' | 'cloze' | 'order';

/** A recall card. Identity: `topic^id`. */
export interface Card {
  /** `topic^id` */
  readonly id: string;
  readonly topic: string;
  readonly kind: CardKind;
  /** term cards: the term and its definition; cloze: `text` holds `==term==`; order: `steps` in the right order. */
  readonly face: Both<CardFace>;
  /** Source keys cited by the card, else by the paragraph before its list. */
  readonly sources: readonly string[];
  /** The card's own text cites a source. */
  readonly cited: boolean;
  /** Numbers in it do not change with quotas. */
  readonly stable: boolean;
  readonly place: Both<Place>;
}

export interface CardFace {
  readonly term?: string;
  readonly definition?: string;
  readonly text?: string;
  readonly clozes?: readonly string[];
  readonly steps?: readonly string[];
}

export type QuestionType = 'single' | 'multiple';

/** An option of a question; its identity is its position in the file. */
export interface Option {
  readonly text: string;
  readonly correct: boolean;
  /** Why it is right or wrong; never names a letter, because options are shuffled. */
  readonly reason: string;
  readonly place: Place;
}

export interface QuestionText {
  /** All paragraphs but the last, in order. Markdown, one string a paragraph. */
  readonly scenario: readonly string[];
  /** The last paragraph: the one question that is asked. */
  readonly question: string;
  readonly options: readonly Option[];
  /** One sentence to remember. */
  readonly takeaway: string;
  readonly place: Place;
}

/** A scenario question. Identity: `topic/slug`. */
export interface Question {
  /** `topic/slug` */
  readonly id: string;
  readonly topic: string;
  readonly slug: string;
  readonly type: QuestionType;
  readonly task: string;
  /** First part of the task code: `1` for `1.4`. */
  readonly domain: string;
  readonly difficulty: Difficulty;
  /** Keys of the topic's sources. */
  readonly sources: readonly string[];
  readonly reviewed: string;
  readonly status: QuestionStatus;
  readonly order: 'shuffled' | 'fixed';
  readonly negative: boolean;
  readonly aboutLifecycle: boolean;
  /** rule id -> reason */
  readonly waive: Readonly<Record<string, string>>;
  readonly text: Both<QuestionText>;
  /** SHA-256 (hex) over everything a learner sees or is graded by. Changes with a typo fix, too. */
  readonly revision: string;
  readonly place: Place;
}

export interface ExamTask {
  readonly code: string;
  readonly domain: string;
  readonly title: Both<string>;
}

export interface ExamDomain {
  readonly code: string;
  readonly title: Both<string>;
  /** Share of the scored questions, 0-1; the weights of an exam sum to 1. */
  readonly weight: number;
}

export interface Exam {
  readonly id: string;
  readonly name: Both<string>;
  readonly domains: readonly ExamDomain[];
  readonly tasks: readonly ExamTask[];
  readonly source: string;
  readonly checked: string;
}

export interface Deck {
  readonly id: string;
  readonly name: Both<string>;
  readonly language: Lang;
  readonly exam: string;
  /** The notes the deck grew from: how many lines, and which of them hold nothing to cover. */
  readonly originalNotes?: { readonly lines: number; readonly skipped: readonly number[] };
}

export interface Library {
  readonly deck: Deck;
  readonly exam: Exam;
  readonly categories: readonly string[];
  /** By id, in file order. */
  readonly topics: ReadonlyMap<string, Topic>;
  /** All questions of all topics by id, whatever their status. */
  readonly questions: ReadonlyMap<string, Question>;
  readonly cards: ReadonlyMap<string, Card>;
  /** SHA-256 (hex) over the revisions of everything in it. */
  readonly revision: string;
}

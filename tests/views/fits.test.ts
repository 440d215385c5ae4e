import { expect, test } from 'vitest';
import { topicCard } from '../../src/features/explain/view.js';
import type { App } from '../../src/app.js';
import { LANGS, type Lang, type Question } from '../../src/library/model.js';
import { readDeck } from '../../src/library/read-deck.js';
import { keyMask, snapshotOf } from '../../src/library/snapshot.js';
import { askedOf } from '../../src/views/asked.js';
import { confirmChoice, openPost, privateQuestion } from '../../src/views/question-card.js';
import { recapCard, verdictCard } from '../../src/views/verdict.js';

// Whatever the deck holds fits what Discord takes: 4,000 characters over all texts and 40 components in a message.

const { library } = await readDeck('content');
const published = [...library!.questions.values()].filter(({ status }) => status === 'published');
const routes = {
  pick: 'daily.pick',
  confirm: 'daily.sure',
  change: 'daily.change',
  language: 'daily.lang',
  result: 'daily.result',
};

function measure(message: { components: readonly unknown[] }): {
  readonly characters: number;
  readonly components: number;
} {
  let characters = 0;
  let components = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const { type, content, components: inner, accessory } = value as Record<string, unknown>;
    if (typeof type === 'number') components += 1;
    if (typeof content === 'string') characters += content.length;
    visit(inner);
    visit(accessory);
  };
  visit(message.components);
  return { characters, components };
}

function messagesOf(question: Question, lang: Lang) {
  const snapshot = snapshotOf(library!, question.id);
  const order = snapshot.text.ja.options.map((_, position) => position).join('');
  const asked = askedOf(library!, 999_999_999, snapshot, order, keyMask(snapshot));
  const chosen = keyMask(snapshot);
  const tally = { people: 99, right: 50, byPosition: snapshot.text.ja.options.map(() => 33) };
  return {
    post: openPost({
      ...{ asked, lang, kind: 'revenge', day: '12月25日（水）', answered: 999, closesAt: 1.8e12 },
      ...{ roleId: '1234567890123456789', routes },
    }),
    private: privateQuestion(asked, lang, routes, '今日の一問（再挑戦）　12月25日（水）'),
    confirm: confirmChoice(asked, lang, chosen, routes),
    verdict: verdictCard({
      ...{ asked, lang, chosen, correct: false, partial: true, already: true, buttons: [] },
      notes: ['+15 点 · 連続 365 日 · 次の復習: 12月25日（水）', 'x'.repeat(60)],
    }),
    recap: recapCard({
      asked,
      lang,
      heading: '今日の一問（再挑戦）　12月25日（水）',
      tally,
      threadId: '1',
      buttons: [],
    }),
  };
}

test('the deck has questions to measure', () => {
  expect(published.length).toBeGreaterThan(180);
});

test.each(LANGS)('every message of every question fits (%s)', (lang) => {
  const tooLong = published.flatMap((question) =>
    Object.entries(messagesOf(question, lang)).flatMap(([name, message]) => {
      const { characters, components } = measure(message);
      return characters <= 4_000 && components <= 40 ? [] : [`${question.id} ${name}: ${characters}, ${components}`];
    }),
  );
  expect(tooLong).toEqual([]);
});

test.each(LANGS)('every page of every note fits (%s)', (lang) => {
  const app = { library: library!, routes: new Set(['quiz.topic']) } as unknown as App;
  const tooLong = [...library!.topics.values()].flatMap((topic) =>
    Array.from({ length: 12 }, (_, page) => measure(topicCard(topic, page, lang, app)))
      .filter(({ characters, components }) => characters > 4_000 || components > 40)
      .map(({ characters, components }) => `${topic.id}: ${characters}, ${components}`),
  );
  expect(tooLong).toEqual([]);
});

test.each(LANGS)(
  'no page of a note ends with a heading, and none shows the key that an author gave a source (%s)',
  (lang) => {
    const app = { library: library!, routes: new Set() } as unknown as App;
    for (const topic of library!.topics.values()) {
      const keys = new Set(topic.sources.map(({ key }) => key));
      for (const page of [0, 1, 2, 3]) {
        const body = textsOf(topicCard(topic, page, lang, app))
          .slice(1, -1)
          .join('\n');
        expect(body.split('\n').at(-1), `${topic.id} ${page}`).not.toMatch(/^#/);
        const cited = [...body.matchAll(/\[([^\]]+)\]\(https:/g)].map(([, key]) => key!);
        expect(cited.filter((key) => keys.has(key))).toEqual([]);
      }
    }
  },
);

function textsOf(card: { readonly components: readonly unknown[] }): string[] {
  const texts: string[] = [];
  JSON.stringify(card.components, (name, value: unknown) => {
    if (name === 'content' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

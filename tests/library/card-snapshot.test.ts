import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cardSnapshot } from '../../src/library/card-snapshot.js';
import { readDeck } from '../../src/library/read-deck.js';
import { keyMask } from '../../src/library/snapshot.js';
import { TODAY } from './example.js';

const { library } = await readDeck('content');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const of = (id: string) => cardSnapshot(id, library!, { today: TODAY, hash });
const askable = [...library!.cards.keys()].flatMap((id) => of(id) ?? []);

test('most cards of the deck can be asked as a choice of three, each with what it stands for', () => {
  expect(askable.length).toBeGreaterThan(400);
  for (const card of askable) {
    expect(Math.log2(keyMask(card)) % 1, card.id).toBe(0);
    for (const { options, question, scenario, takeaway } of Object.values(card.text)) {
      expect(new Set(options.map(({ text }) => text)).size, card.id).toBe(3);
      expect(
        options.every(({ reason }) => reason.length > 0 && !reason.includes('==')),
        card.id,
      ).toBe(true);
      expect([question, ...scenario, takeaway].join('').length, card.id).toBeLessThan(1_000);
      expect(takeaway, card.id).not.toContain('==');
    }
    expect(card.sources.length, card.id).toBeGreaterThan(0);
    expect(library!.exam.tasks.map(({ code }) => code)).toContain(card.task);
  }
});

test('the same card gives the same revision, and another text another one', () => {
  const [first, second] = [askable[0]!, askable[1]!];
  expect(of(first.id)!.revision).toBe(first.revision);
  expect(second.revision).not.toBe(first.revision);
});

test('no card of a service that the exam does not cover, or that has ended, is asked', () => {
  const topics = new Set(askable.map(({ topic }) => topic));
  for (const topic of library!.topics.values()) {
    if (!topic.inScope || topic.lifecycle === 'ended' || topic.lifecycle === 'closed-to-new') {
      expect(topics.has(topic.id), topic.id).toBe(false);
    }
  }
  expect(of('nothing^at-all')).toBeUndefined();
});

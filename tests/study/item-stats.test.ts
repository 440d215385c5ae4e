import { describe, expect, it } from 'vitest';
import { ItemStatistics, type FirstAttempt, type Item } from '../../src/study/item-stats.js';
import { dice } from '../ledger/world.js';

const item = (id: string, difficulty: 1 | 2 | 3 = 2): Item => ({ id, difficulty, options: 4, key: 0b0001 });

/** People of 0 to 100 % knowledge who answer every question; whoever does not know takes a distractor. */
function guild(people: number, items: readonly Item[], wrongKey: string | undefined, seed = 5): FirstAttempt[] {
  const random = dice(seed);
  return items.flatMap(({ id }, at) =>
    Array.from({ length: people }, (_, person) => {
      const knows = random() < 0.35 + (0.6 * person) / people - at * 0.01;
      const right = id === wrongKey ? !knows : knows;
      const chosen = right ? 0b0001 : id === wrongKey ? 0b0100 : 1 << (1 + Math.floor(random() * 3));
      return { questionId: id, learner: `p${person}`, domain: '1', chosen, correct: right };
    }),
  );
}

describe('statistics of questions', () => {
  const items = Array.from({ length: 12 }, (_, i) => item(`q${i}`));

  it('tell a wrong key from the rest', () => {
    const statistics = new ItemStatistics(items);
    statistics.takeGuild(guild(60, items, 'q5'));
    const flagged = statistics.reports().filter(({ flags }) => flags.length > 0);
    expect(flagged.map(({ item: { id } }) => id)).toEqual(['q5']);
    expect(flagged[0]!.flags.map(({ flag }) => flag)).toContain('discriminates_backwards');
    expect(flagged[0]!.flags).toContainEqual({ flag: 'distractor_beats_key', option: 2 });
    for (const { item: of, discrimination } of statistics.reports()) {
      if (of.id === 'q5') expect(discrimination).toBeLessThan(-0.1);
      else expect(discrimination).toBeGreaterThan(0);
    }
  });

  it('count each option, and put what is missed more often higher', () => {
    const statistics = new ItemStatistics([item('easy'), item('hard')]);
    const attempt = (questionId: string, person: number, chosen: number): FirstAttempt => ({
      ...{ questionId, learner: `p${person}`, domain: '1', chosen, correct: chosen === 0b0001 },
    });
    statistics.takeGuild(
      Array.from({ length: 10 }, (_, n) => [
        attempt('easy', n, 0b0001),
        attempt('hard', n, n < 3 ? 0b0001 : 0b1000),
      ]).flat(),
    );
    const [easy, hard] = statistics.reports();
    expect(easy).toMatchObject({ attempts: 10, right: 10, chosen: [10, 0, 0, 0], flags: [] });
    expect(hard).toMatchObject({ attempts: 10, right: 3, chosen: [3, 0, 0, 7] });
    expect(easy!.b).toBeLessThan(0);
    expect(hard!.b).toBeGreaterThan(0);
    expect(hard!.share!.share).toBeCloseTo(0.3, 9);
  });

  it('start from the label of the author, and say nothing of what nobody tried or what the deck does not have', () => {
    const statistics = new ItemStatistics([item('one', 1), item('three', 3), item('untried')]);
    const attempt = (questionId: string): FirstAttempt => ({
      ...{ questionId, learner: 'p', domain: '1', chosen: 0b0001, correct: true },
    });
    statistics.takeGuild([attempt('one'), attempt('three'), attempt('gone')]);
    const reports = statistics.reports();
    expect(reports.map(({ item: { id } }) => id)).toEqual(['one', 'three']);
    expect(reports[0]!.b).toBeLessThan(-0.8);
    expect(reports[1]!.b).toBeGreaterThan(0.3);
    expect(reports[0]!.share).toBeUndefined();
  });

  it('keep people of different guilds apart', () => {
    const [one, two] = [new ItemStatistics(items), new ItemStatistics(items)];
    const attempts = guild(20, items, undefined);
    one.takeGuild(attempts);
    one.takeGuild(attempts);
    two.takeGuild([...attempts, ...attempts.map((each) => ({ ...each, learner: `other ${each.learner}` }))]);
    expect(one.reports().map(({ right }) => right)).toEqual(two.reports().map(({ right }) => right));
    expect(one.reports()[3]!.discrimination).toBeCloseTo(two.reports()[3]!.discrimination!, 9);
  });

  it('say nothing of discrimination below 30 attempts, or when everybody is alike', () => {
    const few = new ItemStatistics(items);
    few.takeGuild(guild(29, items, undefined));
    expect(few.reports().every(({ discrimination }) => discrimination === undefined)).toBe(true);
    const alike = new ItemStatistics(items);
    alike.takeGuild(guild(40, items, undefined).map((each) => ({ ...each, chosen: 0b0001, correct: true })));
    expect(alike.reports().every(({ discrimination }) => discrimination === undefined)).toBe(true);
  });
});

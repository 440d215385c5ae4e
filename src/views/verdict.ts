import type { APIButtonComponent } from 'discord-api-types/v10';
import type { Message } from '../discord/command.js';
import type { Lang } from '../library/model.js';
import { letters, shownOptions, type Asked } from './asked.js';
import { container, dateInWords, divider, row, text } from './components.js';
import { questionWords } from './question-words.js';

export interface Verdict {
  readonly asked: Asked;
  readonly lang: Lang;
  readonly chosen: number;
  readonly correct: boolean;
  readonly partial: boolean;
  /** Lines such as points, streak and next review, in words. */
  readonly notes: readonly string[];
  /** Shown above: the answer stood already. */
  readonly already: boolean;
  /** The key turned out to be wrong: the answer counts as right whatever was chosen. */
  readonly keyWasWrong?: boolean;
  readonly buttons: readonly (APIButtonComponent | undefined)[];
}

/** Right or wrong, the reason of every option, takeaway, sources. */
export function verdictCard(verdict: Verdict): Message {
  const { asked, lang, chosen, correct, partial } = verdict;
  const words = questionWords[lang];
  const keyWasWrong = verdict.keyWasWrong === true;
  const title = correct ? `⭕ ${words.right}` : `🔺 ${partial ? words.almost : words.wrong}`;
  const mine = correct || keyWasWrong ? '' : words.chose(letters(asked, chosen));
  return {
    components: [
      ...(verdict.already ? [text(words.already)] : []),
      container(correct || keyWasWrong ? 'right' : 'wrong', [
        text(`### ${keyWasWrong ? `⭕ ${words.keyWasWrong}` : title}
${words.key}: **${letters(asked, asked.key)}**${mine}`),
        text(reasons(asked, lang, chosen)),
        divider,
        text(closing(asked, lang)),
        ...(verdict.notes.length > 0 ? [text(verdict.notes.map((note) => `-# ${note}`).join('\n'))] : []),
        ...rowsOf(verdict.buttons),
      ]),
    ],
  };
}

/** Each option with its mark, its words and its reason. */
export function reasons(asked: Asked, lang: Lang, chosen: number | undefined): string {
  const words = questionWords[lang];
  return shownOptions(asked, lang)
    .map(({ letter, position, text: option, reason, correct }) => {
      const mine = chosen !== undefined && (chosen & (1 << position)) !== 0 ? words.yours : '';
      return `${correct ? '✅' : '✖️'} **${letter}.** ${option}${mine}\n> ${reason}`;
    })
    .join('\n');
}

/** Takeaway and sources. */
export function closing(asked: Asked, lang: Lang): string {
  const words = questionWords[lang];
  const { text: said, sources, reviewed } = asked.snapshot;
  const links = sources.map(({ url }, index) => `[${sourceName(url, index)}](<${url}>)`).join(', ');
  return `**${words.takeaway}:** ${said[lang].takeaway}\n-# ${words.sources(dateInWords(reviewed, lang))}: ${links}`;
}

/** The page's file name reads better than a whole address on a phone. */
function sourceName(url: string, index: number): string {
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '';
  const name = last.replace(/\.html?$/, '');
  return name === '' ? String(index + 1) : name;
}

function rowsOf(buttons: readonly (APIButtonComponent | undefined)[]) {
  const present = buttons.filter((one) => one !== undefined);
  const rows = [];
  for (let start = 0; start < present.length; start += 5) rows.push(row(...present.slice(start, start + 5)));
  return rows;
}

export interface Recap {
  readonly asked: Asked;
  readonly lang: Lang;
  readonly heading: string;
  /** How often each file position was chosen, and by how many people in all. */
  readonly tally: { readonly people: number; readonly right: number; readonly byPosition: readonly number[] };
  readonly threadId: string | null;
  /** Reported and out of the pool: the key is shown with a word of caution. */
  readonly disputed?: boolean;
  readonly buttons: readonly APIButtonComponent[];
}

const SHOWN_FROM = 5;

/** The closed post: key, distribution from 5 answers, pitfall, takeaway, sources, thread. */
export function recapCard(recap: Recap): Message {
  const { asked, lang, tally } = recap;
  const words = questionWords[lang];
  const title = words.line(asked.snapshot.task, asked.taskTitle[lang], asked.snapshot.difficulty);
  const { scenario, question } = asked.snapshot.text[lang];
  const pitfall = tally.people >= SHOWN_FROM ? mostChosenWrong(asked, lang, tally.byPosition) : undefined;
  return {
    components: [
      container('closed', [
        text(`## ${recap.heading}\n-# ${title} · ${words.closed}`),
        text([...scenario, `**${question.replaceAll('**', '')}**`].join('\n\n')),
        divider,
        ...(recap.disputed === true ? [text(`⚠️ ${words.disputed}`)] : []),
        text(optionsWithShares(recap)),
        ...(pitfall === undefined ? [] : [text(`⚠️ **${words.pitfall}** ${pitfall.letter}: ${pitfall.reason}`)]),
        text(`${keyReasons(asked, lang)}\n\n${closing(asked, lang)}`),
        ...(recap.threadId === null ? [] : [text(words.thread(recap.threadId))]),
        row(...recap.buttons),
      ]),
    ],
  };
}

function keyReasons(asked: Asked, lang: Lang): string {
  return shownOptions(asked, lang)
    .filter(({ correct }) => correct)
    .map(({ letter, reason }) => `✅ **${letter}** ${reason}`)
    .join('\n');
}

function optionsWithShares({ asked, lang, tally }: Recap): string {
  const words = questionWords[lang];
  const shown = tally.people >= SHOWN_FROM;
  const lines = shownOptions(asked, lang).map(({ letter, position, text: option, correct }) => {
    const share = shown ? Math.round(((tally.byPosition[position] ?? 0) / tally.people) * 100) : undefined;
    const bar = share === undefined ? '' : `\n-# ${'█'.repeat(Math.round(share / 10)).padEnd(10, '░')} ${share} %`;
    return `${correct ? '✅' : '✖️'} **${letter}.** ${option}${bar}`;
  });
  if (!shown) return `${lines.join('\n')}\n-# ${words.fewAnswers(tally.people)}`;
  return `**${words.distribution}**${words.rightShare(tally.right, tally.people)}\n${lines.join('\n')}`;
}

function mostChosenWrong(asked: Asked, lang: Lang, byPosition: readonly number[]) {
  const [first] = shownOptions(asked, lang)
    .filter(({ correct, position }) => !correct && (byPosition[position] ?? 0) > 0)
    .sort((a, b) => (byPosition[b.position] ?? 0) - (byPosition[a.position] ?? 0));
  return first;
}

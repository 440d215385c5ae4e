import { ButtonStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import { unavailableQuestions } from '../../delivery/desk.js';
import { clip, plain } from '../../discord/clip.js';
import type { Caller, ClickInput, Reply } from '../../discord/command.js';
import { customId, readId } from '../../discord/custom-id.js';
import { rescore } from '../../ledger/rescore.js';
import { button, container, divider, row, stamp, text } from '../../views/components.js';
import { reportReasons } from '../../views/report-words.js';
import { refuse, say } from '../../views/say.js';
import { askingsToRescore, decideReports, openReports, type ReportRow } from './query.js';
import { reportsWords } from './reports-words.js';

/** Reports shown with their words; each takes at most 500 units, twice that when all of it is escaped. */
const SHOWN = 3;
const LONGEST = 1_000;

/** One reported question a page, with what people said of it. */
export async function reportsPage(caller: Caller, app: App, guildId: string, page: number): Promise<Reply> {
  const words = reportsWords[caller.lang];
  const questions = [...byQuestion(await openReports(app.db, guildId))];
  const at = Math.min(Math.max(page, 0), questions.length - 1);
  const [questionId, reports] = questions[at] ?? [];
  const first = reports?.[0];
  if (questionId === undefined || reports === undefined || first === undefined) return say(words.none);
  const closed = await unavailableQuestions(app.rows, guildId);
  const face = app.library.cards.get(questionId)?.face[caller.lang];
  const asked =
    app.library.questions.get(questionId)?.text[caller.lang].question ?? face?.definition ?? face?.text ?? '';
  const more = reports.length - SHOWN;
  return {
    components: [
      container('warning', [
        text(`### ${words.title(at + 1, questions.length)}\n\`${questionId}\`\n${clip(asked, 400)}`),
        text(`-# ${closed.has(questionId) ? words.outOfPool : words.inPool}`),
        divider,
        ...reports.slice(0, SHOWN).map((report) => text(reportLine(report, caller))),
        ...(more > 0 ? [text(words.more(more))] : []),
        row(
          button(words.keep, customId('settings.keep', first.id), ButtonStyle.Success),
          button(words.retire, customId('settings.retire', first.id), ButtonStyle.Danger),
          button(words.keyWrong, customId('settings.key_wrong', first.id), ButtonStyle.Danger),
        ),
        text(`-# ${words.keyWrongMeans}`),
        questions.length === 1
          ? undefined
          : row(
              button(words.previous, customId('settings.reports', at - 1, 'back'), undefined, at === 0),
              button(words.next, customId('settings.reports', at + 1, 'next'), undefined, at === questions.length - 1),
            ),
      ]),
    ],
  };
}

function reportLine({ userId, reason, text: said, at }: ReportRow, { lang }: Caller): string {
  const quoted = said === '' ? '' : `\n> ${clip(plain(said), LONGEST).replaceAll(/\s*\n\s*/g, '\n> ')}`;
  return `**${reportReasons[lang][reason]}**　<@${userId}>　${stamp(at, 'R')}${quoted}`;
}

function byQuestion(reports: readonly ReportRow[]): Map<string, ReportRow[]> {
  const found = new Map<string, ReportRow[]>();
  for (const report of reports) found.set(report.questionId, [...(found.get(report.questionId) ?? []), report]);
  return found;
}

export function turn(input: ClickInput, app: App, guildId: string): Promise<Reply> {
  return reportsPage(input, app, guildId, Number(input.args[0]) || 0);
}

type Status = Parameters<typeof decideReports>[3];

export function decide(status: Status) {
  return async (input: ClickInput, app: App, guildId: string): Promise<Reply> => {
    const words = reportsWords[input.lang];
    const id = readId(input.args[0]);
    const done = id !== undefined && (await decideReports(app.db, guildId, id, status, input));
    if (!done) return refuse(words.decided);
    const people = status === 'key_wrong' ? await countAnew(app, input.at) : 0;
    const page = await reportsPage(input, app, guildId, 0);
    const said = { dismissed: words.kept, upheld: words.retired, key_wrong: words.rescored(people) }[status];
    return { components: [text(said), ...page.components] };
  };
}

/**
 * Everybody who answered with a wrong key counts as right. Done with the decision, and again each minute for whoever
 * answers a post that is still open, or when the decision's own round did not end.
 * @returns how many answers were counted anew
 */
export async function countAnew(app: App, now: number): Promise<number> {
  let people = 0;
  for (const { guildId, askingId } of await askingsToRescore(app.rows, now)) {
    people += await rescore(app, { guildId, askingId, at: now });
  }
  return people;
}

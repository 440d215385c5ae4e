import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import { clip } from '../../discord/clip.js';
import type { Caller, ClickInput, Command, ModalInput, ModalReply, Reply } from '../../discord/command.js';
import { customId, readId } from '../../discord/custom-id.js';
import { mayManageGuild } from '../../discord/permissions.js';
import { ensureGuild } from '../../ledger/guild.js';
import { readPrior, type Prior } from '../../ledger/prior.js';
import type { Lang } from '../../library/model.js';
import { REPORT_REASONS, reportReasons } from '../../views/report-words.js';
import { refuse, say } from '../../views/say.js';
import { keepReport } from './query.js';
import { reportWords } from './words.js';

const LONGEST = 500;

/** The asking to report: one of this guild that this person was asked. */
async function find(input: Caller & { readonly args: readonly string[] }, app: App): Promise<Prior | undefined> {
  const askingId = readId(input.args[0]);
  if (input.guildId === null || askingId === undefined) return undefined;
  const prior = await readPrior(app.rows, input.guildId, askingId, input.userId);
  const asked = prior?.asking.userId ?? null;
  return asked === null || asked === input.userId ? prior : undefined;
}

async function open(input: ClickInput, app: App): Promise<Reply | ModalReply> {
  const words = reportWords[input.lang];
  if (input.guildId === null) return refuse(words.guildOnly);
  const prior = await find(input, app);
  return prior === undefined ? refuse(words.unknown) : { modal: form(prior.asking.id, input.lang) };
}

function form(askingId: number, lang: Lang): ModalReply['modal'] {
  const words = reportWords[lang];
  return {
    custom_id: customId('report.send', askingId),
    title: words.title,
    components: [
      {
        type: ComponentType.Label,
        label: words.reason,
        component: {
          type: ComponentType.RadioGroup,
          custom_id: 'reason',
          options: REPORT_REASONS.map((value) => ({ value, label: reportReasons[lang][value] })),
        },
      },
      {
        type: ComponentType.Label,
        label: words.text,
        description: words.textHint,
        component: {
          ...{ type: ComponentType.TextInput, custom_id: 'text', style: TextInputStyle.Paragraph },
          ...{ required: false, max_length: LONGEST },
        },
      },
    ],
  };
}

async function send(input: ModalInput, app: App): Promise<Reply> {
  const words = reportWords[input.lang];
  const prior = await find(input, app);
  if (prior === undefined || input.guildId === null) return refuse(words.unknown);
  const { reason: chosen, text: written } = input.fields;
  const reason = REPORT_REASONS.find((one) => one === (Array.isArray(chosen) ? chosen[0] : chosen));
  if (reason === undefined) return refuse(words.badReason);
  await ensureGuild(app.db, input.guildId, input.at);
  const { id: askingId, questionId, revision } = prior.asking;
  // A null character is text to Discord and none to Postgres.
  const text = clip((typeof written === 'string' ? written : '').replaceAll('\0', '').trim(), LONGEST);
  const out = await keepReport(
    app.db,
    { guildId: input.guildId, questionId, revision, askingId, userId: input.userId, reason, text },
    mayManageGuild(input.permissions),
    input.at,
  );
  return say(out ? `${words.thanks}\n${words.takenOut}` : words.thanks, 'right');
}

export default {
  handlers: {},
  clicks: { 'report.open': { ack: 'modal', run: open } },
  modals: { 'report.send': { ack: 'reply-private', run: send } },
} satisfies Command;

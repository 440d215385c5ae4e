import { createHmac } from 'node:crypto';
import type { App } from '../../app.js';
import { unavailableQuestions } from '../../delivery/desk.js';
import type { ClickInput, Reply } from '../../discord/command.js';
import { readId, readMask } from '../../discord/custom-id.js';
import { linkButton } from '../../discord/links.js';
import { ask } from '../../ledger/ask.js';
import { ensureGuild } from '../../ledger/guild.js';
import { readPrior } from '../../ledger/prior.js';
import { offeredQuestions } from '../../library/offered.js';
import { encodeMask, grade, isChoice, optionCount } from '../../study/grade.js';
import { askedOf } from '../../views/asked.js';
import { privateQuestion } from '../../views/question-card.js';
import { questionWords } from '../../views/question-words.js';
import { refuse, say } from '../../views/say.js';
import { verdictCard } from '../../views/verdict.js';
import { welcomeWords } from './words.js';

const ROUTES = { pick: 'try.pick', confirm: 'try.pick', change: 'try.pick' };

/** One of the easiest questions, put to one person; it counts nowhere. */
export async function tryOne(input: ClickInput, app: App): Promise<Reply> {
  const { guildId, userId, lang, at, interactionId } = input;
  const words = welcomeWords[lang];
  if (guildId === null) return refuse(words.guildOnly);
  const closed = await unavailableQuestions(app.rows, guildId);
  const open = offeredQuestions(app.library).filter(({ id }) => !closed.has(id));
  const easiest = Math.min(...open.map(({ difficulty }) => difficulty));
  const easy = open.filter(({ difficulty }) => difficulty === easiest);
  const question = easy[Math.floor(Math.random() * easy.length)];
  if (question === undefined) return say(words.nothing);
  const guild = await ensureGuild(app.db, guildId, at);
  const asked = await ask(app.db, app.library, {
    ...{ guildId, kind: 'try', userId, questionId: question.id, seed: guild.seed, at },
    context: `try|${interactionId}`,
    hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
  });
  if (asked === undefined) throw new Error('Expected a question outside a series to be written');
  const shown = askedOf(app.library, asked.askingId, asked.snapshot, asked.order, asked.key);
  return privateQuestion(shown, lang, ROUTES, questionWords[lang].heading('try', ''));
}

/** The verdict from the asking alone: nothing is recorded. */
export async function tryPick(input: ClickInput, app: App): Promise<Reply> {
  const { guildId, userId, lang } = input;
  const words = welcomeWords[lang];
  const askingId = readId(input.args[0]);
  if (guildId === null || askingId === undefined) return refuse(words.gone);
  const prior = await readPrior(app.rows, guildId, askingId, userId);
  if (prior === undefined || prior.asking.kind !== 'try' || prior.asking.userId !== userId) return refuse(words.gone);
  const { key, optionOrder, snapshot, questionId } = prior.asking;
  if ((await unavailableQuestions(app.rows, guildId)).has(questionId)) return refuse(words.gone);
  const chosen = chosenOf(input, optionOrder.length);
  if (chosen === undefined || !isChoice(chosen, key, optionOrder.length))
    return refuse(words.notAChoice(optionCount(key)));
  const { correct, partial } = grade(chosen, key);
  return verdictCard({
    ...{ asked: askedOf(app.library, askingId, snapshot, optionOrder, key), lang, chosen, correct, partial },
    ...{ already: false, notes: [words.countsNowhere] },
    buttons: [
      linkButton(app.routes, 'try.one', [], words.tryAgain),
      linkButton(app.routes, 'explain.topic', [snapshot.topic], words.note),
      linkButton(app.routes, 'report.open', [askingId], words.report),
    ],
  });
}

function chosenOf(input: ClickInput, options: number): number | undefined {
  if (input.values.length === 0) return readMask(input.args[1], options);
  const positions = input.values.map((value) => (/^\d$/.test(value) ? Number(value) : -1));
  const valid = positions.every((at) => at >= 0 && at < options) && new Set(positions).size === positions.length;
  return valid ? encodeMask(positions) : undefined;
}

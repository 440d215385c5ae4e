import { ApplicationCommandOptionType as Option, InteractionContextType } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import { clip, plain } from '../../discord/clip.js';
import type { Choice, Command, CommandInput, Reply } from '../../discord/command.js';
import type { Lang } from '../../library/model.js';
import { refuse } from '../../views/say.js';
import { MODES } from './choose.js';
import { again, begin, next, pick } from './course.js';
import { quizWords } from './words.js';

const DEFAULT_COUNT = 5;
const MOST = 20;
/** A series begun by a button under a note or a verdict. */
const SHORT = 3;

async function quiz(input: CommandInput, app: App): Promise<Reply> {
  const words = quizWords[input.lang];
  const typed = input.options.string('topic');
  const topic = typed === undefined || app.library.topics.has(typed) ? typed : app.search.find(typed, 1)[0]?.topic;
  if (typed !== undefined && topic === undefined) return refuse(words.noTopic(plain(clip(typed, 100))));
  const wanted = input.options.string('domain');
  const domain = wanted === undefined ? undefined : findDomain(app, wanted);
  if (wanted !== undefined && domain === undefined) return refuse(noDomain(wanted, input.lang, app));
  const count = Math.min(MOST, Math.max(1, input.options.integer('count') ?? DEFAULT_COUNT));
  const mode = MODES.find((one) => one === input.options.string('mode')) ?? 'mixed';
  return begin(input, app, { topic, domain, count, mode });
}

/** By its code, or by words of its title in either language that fit one domain only. */
function findDomain({ library }: App, typed: string): string | undefined {
  const said = typed.normalize('NFKC').trim().toLowerCase();
  const { domains } = library.exam;
  if (said === '' || domains.some(({ code }) => code === said)) return said === '' ? undefined : said;
  const fitting = domains.filter(({ code, title }) =>
    [title.ja, title.en].some((name) => `${code} ${name}`.toLowerCase().includes(said)),
  );
  return fitting.length === 1 ? fitting[0]?.code : undefined;
}

function noDomain(typed: string, lang: Lang, { library }: App): string {
  const codes = library.exam.domains.map(({ code }) => code).join(lang === 'ja' ? '、' : ', ');
  return quizWords[lang].noDomain(plain(clip(typed, 100)), codes);
}

export default {
  data: {
    name: 'quiz',
    name_localizations: { 'en-US': 'quiz' },
    description: 'Practise on your own, privately',
    description_localizations: { ja: '自分のペースで練習します（自分だけに見えます）' },
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        type: Option.String,
        name: 'topic',
        name_localizations: { ja: 'トピック' },
        description: 'Only this service or subject',
        description_localizations: { ja: 'このサービスやテーマだけから出題します' },
        autocomplete: true,
        max_length: 200,
      },
      {
        type: Option.String,
        name: 'domain',
        name_localizations: { ja: '分野' },
        description: 'Only this domain of the exam',
        description_localizations: { ja: '試験のこの分野だけから出題します' },
        autocomplete: true,
        max_length: 100,
      },
      {
        type: Option.Integer,
        name: 'count',
        name_localizations: { ja: '問題数' },
        description: 'How many questions, 1 to 20 (5 if left out)',
        description_localizations: { ja: '問題の数、1〜20（省略時は 5）' },
        min_value: 1,
        max_value: MOST,
      },
      {
        type: Option.String,
        name: 'mode',
        name_localizations: { ja: '出し方' },
        description: 'New ones, mistakes and reviews, or both (both if left out)',
        description_localizations: { ja: '新しい問題、間違いと復習、その両方（省略時は両方）' },
        choices: [
          { name: 'New', name_localizations: { ja: '新しい問題' }, value: 'new' },
          { name: 'Mistakes and reviews', name_localizations: { ja: '間違いと復習' }, value: 'mistakes' },
          { name: 'Mixed', name_localizations: { ja: '両方' }, value: 'mixed' },
        ],
      },
    ],
  },
  handlers: { '': { ack: 'reply-private', run: quiz } },
  autocomplete: {
    topic: ({ focused, lang }, app): Choice[] =>
      app.search
        .complete(focused.value, lang, 25)
        .flatMap(({ topic }) => app.library.topics.get(topic) ?? [])
        .map(({ id, name }) => ({ name: clip(name[lang], 100), value: id })),
    // The exam is data: its domains are offered as its file has them.
    domain: ({ focused, lang }, app): Choice[] =>
      app.library.exam.domains
        .map(({ code, title }) => ({ name: `${code} ${title[lang]}`, value: code }))
        .filter(({ name }) => name.toLowerCase().includes(focused.value.normalize('NFKC').trim().toLowerCase())),
  },
  clicks: {
    'quiz.pick': { ack: 'update', run: pick },
    'quiz.next': { ack: 'update', run: next },
    'quiz.again': { ack: 'update', run: again },
    'quiz.topic': {
      ack: 'reply-private',
      run: (input, app) => {
        const topic = input.args[0] ?? '';
        if (!app.library.topics.has(topic)) return refuse(quizWords[input.lang].noTopic(plain(clip(topic, 100))));
        return begin(input, app, { topic, count: SHORT, mode: 'mixed' });
      },
    },
    'quiz.domain': {
      ack: 'reply-private',
      run: (input, app) => {
        const domain = input.args[0] ?? '';
        if (findDomain(app, domain) !== domain) return refuse(noDomain(domain, input.lang, app));
        return begin(input, app, { domain, count: SHORT, mode: 'mixed' });
      },
    },
  },
} satisfies Command;

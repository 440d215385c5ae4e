import { ApplicationCommandType, ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import type { App } from '../../app.js';
import type { AutocompleteInput, Choice, ClickInput, Command, CommandInput, Reply } from '../../discord/command.js';
import { clip, plain } from '../../discord/clip.js';
import { refuse } from '../../views/say.js';
import { messageCard, nothingFound, nothingNamed, topicCard } from './view.js';
import { explainWords } from './words.js';

/** A row holds five buttons; the first note is opened at once. */
const MOST_NAMED = 6;

function explain(input: CommandInput, app: App): Reply {
  const typed = input.options.string('topic') ?? '';
  const id = app.library.topics.has(typed) ? typed : app.search.find(typed, 1)[0]?.topic;
  const topic = id === undefined ? undefined : app.library.topics.get(id);
  if (topic !== undefined) return topicCard(topic, 0, input.lang, app);
  const nearest = app.search.suggest(typed, 3).flatMap((near) => app.library.topics.get(near) ?? []);
  return nothingFound(plain(clip(typed, 100)), nearest, input.lang);
}

function complete(input: AutocompleteInput, app: App): Choice[] {
  return app.search.complete(input.focused.value, input.lang, 25).flatMap(({ topic: id, why }) => {
    const topic = app.library.topics.get(id);
    if (topic === undefined) return [];
    const because = why === undefined ? '' : input.lang === 'ja' ? `（${why}）` : ` (${why})`;
    return [{ name: clip(`${topic.name[input.lang]}${because}`, 100), value: id }];
  });
}

function openTopic(id: string | undefined, page: number, input: ClickInput, app: App): Reply {
  const topic = id === undefined ? undefined : app.library.topics.get(id);
  return topic === undefined ? refuse(explainWords[input.lang].gone) : topicCard(topic, page, input.lang, app);
}

/** The services a message names; a message that names none is looked up as if it were a question. */
function explainMessage(input: CommandInput, app: App): Reply {
  const said = (input.message?.texts ?? []).join('\n');
  const named = app.search.mentioned(said, MOST_NAMED);
  const hits = named.length > 0 ? named : app.search.find(said, 3);
  const [first, ...others] = hits.flatMap(({ topic }) => app.library.topics.get(topic) ?? []);
  return first === undefined ? nothingNamed(input.lang) : messageCard(first, others, input.lang, app);
}

const explainCommand = {
  data: {
    name: 'explain',
    name_localizations: { 'en-US': 'explain' },
    description: 'Look up a service or a term in the notes',
    description_localizations: { ja: 'サービスや用語をノートから調べます' },
    options: [
      {
        type: Option.String,
        name: 'topic',
        name_localizations: { ja: 'トピック' },
        description: 'A name, an abbreviation or a question, such as Route 53 or CFn',
        description_localizations: { ja: '名前、略語、知りたいこと（例: ルート53、CFn）' },
        required: true,
        autocomplete: true,
        max_length: 200,
      },
    ],
  },
  handlers: { '': { ack: 'reply-private', run: explain } },
  autocomplete: { topic: complete },
  clicks: {
    'explain.topic': { ack: 'reply-private', run: (input, app) => openTopic(input.args[0], 0, input, app) },
    'explain.page': {
      ack: 'update',
      run: (input, app) => openTopic(input.args[0], Number(input.args[1] ?? 0) || 0, input, app),
    },
    'explain.go': { ack: 'update', run: (input, app) => openTopic(input.values[0], 0, input, app) },
  },
} satisfies Command;

const explainThis = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Explain this',
    name_localizations: { ja: '解説する' },
  },
  handlers: { '': { ack: 'reply-private', run: explainMessage } },
} satisfies Command;

export default [explainCommand, explainThis] satisfies Command[];

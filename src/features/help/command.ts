import { ApplicationCommandType, InteractionContextType } from 'discord-api-types/v10';
import type { Command, CommandInput, Reply } from '../../discord/command.js';
import { container, divider, text } from '../../views/components.js';
import { helpWords } from './words.js';

function help(input: CommandInput): Reply {
  const words = helpWords[input.lang];
  const section = (title: string, lines: readonly string[]) =>
    text(`**${title}**\n${lines.map((line) => `- ${line}`).join('\n')}`);
  return {
    components: [
      container('calm', [
        text(`## ${words.title}\n${words.intro}`),
        section(words.daily.title, words.daily.lines),
        section(words.study.title, words.study.lines),
        divider,
        section(words.organise.title, words.organise.lines),
        text(`-# ${words.privacy}`),
      ]),
    ],
  };
}

export default {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    name_localizations: { 'en-US': 'help' },
    description: 'What Mainichi does and how to take part',
    description_localizations: { ja: 'Mainichi の使い方を表示します' },
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  handlers: { '': { ack: 'reply-private', run: help } },
} satisfies Command;

import { Routes } from 'discord-api-types/v10';
import { readConfig } from '../config.js';
import { loadCommands } from '../discord/load-commands.js';
import { registerCommands } from '../discord/register.js';
import { restForAnswers } from '../discord/rest.js';
import { runCommand } from './edge.js';

// npm run register: writes the commands to Discord now. The bot does so itself at start whenever they have changed.

async function main(): Promise<number> {
  const { token, apiUrl } = readConfig();
  if (token === undefined) {
    console.error('Expected DISCORD_TOKEN in the environment or in .env, received nothing.');
    return 1;
  }
  const rest = restForAnswers({ apiUrl, token });
  const application = (await rest.get(Routes.currentApplication())) as { id: string };
  const commands = (await loadCommands(new URL('../features/', import.meta.url))).filter(
    ({ data }) => data !== undefined,
  );
  await registerCommands(rest, application.id, commands);
  console.log(`Registered ${commands.map(({ data }) => data!.name).join(', ')}.`);
  return 0;
}

runCommand(main);

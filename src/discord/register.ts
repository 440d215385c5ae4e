import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { Command } from './command.js';

/** The commands as one text that is the same whenever they mean the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What Discord is told of the commands; features without a command of their own tell it nothing. */
export function declared(commands: readonly Command[]) {
  return commands.flatMap(({ data }) => data ?? []);
}

/** Replaces all global commands with ours. Existing ones keep their ids and do not count against the daily limit. */
export async function registerCommands(rest: REST, applicationId: string, commands: readonly Command[]): Promise<void> {
  await rest.put(Routes.applicationCommands(applicationId), { body: declared(commands) });
}

/** A discord.js client logged in to a loopback Discord, and told to go away again. */
import { Client, GatewayIntentBits, type ClientOptions } from 'discord.js';
import type { Playground } from '../../src/playground/types.js';

export async function login(discord: Playground, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    ...options,
    rest: { api: discord.apiUrl, version: '10', ...options.rest },
  });
  client.on('error', (error) => {
    throw error;
  });
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  return ready;
}

import { expect, it } from 'vitest';
import { openDiscord } from '../support/discord.js';
import { login } from './bot.js';

it('logs in, answers and posts', async () => {
  const open = await openDiscord();
  const client = await login(open.discord);
  await client.application.commands.set([{ name: 'hello', description: 'Says hello' }]);
  client.on('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply({ content: 'hi', flags: ['Ephemeral'] });
  });
  const reply = await open.discord.as(open.members[0]!.user.id, open.guild.id, open.channel.id).command('hello');
  expect(reply.text).toBe('hi');
  expect(reply.ephemeral).toBe(true);
  await client.destroy();
  await open.close();
});

import { startPlayground } from '../../src/playground/start.js';

// A loopback Discord as a process of its own: it tells its address, and on request invokes /ping and tells the times.

const discord = await startPlayground({ requestsPerSecond: 1_000_000, routeLimits: false, maxConcurrency: 16 });
const guild = discord.addGuild({ name: 'bench', channels: [{ name: 'bench' }], members: [{ name: 'somebody' }] });
const [channel] = [...guild.channels.values()];
const member = [...guild.members.values()].find(({ user }) => !user.bot);
const { token, apiUrl, applicationId } = discord;
await fetch(`${apiUrl}/v10/applications/${applicationId}/commands`, {
  method: 'PUT',
  headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify([{ name: 'ping', description: 'Pong' }]),
});
process.send!({ token, apiUrl });

process.on('message', async ({ count }: { count: number }) => {
  const actor = discord.as(member!.user.id, guild.id, channel!.id);
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) times.push((await actor.command('ping')).ackMs);
  process.send!(times);
});

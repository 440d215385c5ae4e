/** What a bot does on an ordinary day, through discord.js. */
import { createHash } from 'node:crypto';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  RESTJSONErrorCodes,
  Routes,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  type TextChannel,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/playground/types.js';
import { openDiscord, type OpenDiscord } from '../support/discord.js';
import { login } from './bot.js';

let open: OpenDiscord;
let client: Client<true>;
let haru: Actor;
let onInteraction: (interaction: Interaction) => unknown = () => undefined;

const COMMANDS = [
  new SlashCommandBuilder()
    .setName('explain')
    .setNameLocalization('ja', '解説')
    .setDescription('Looks something up')
    .addStringOption((option) =>
      option.setName('topic').setDescription('What').setRequired(true).setAutocomplete(true).setMaxLength(50),
    ),
  new SlashCommandBuilder()
    .setName('settings')
    .setDescription('Settings')
    .setDefaultMemberPermissions(32)
    .addSubcommandGroup((group) =>
      group
        .setName('schedule')
        .setDescription('Schedules')
        .addSubcommand((sub) =>
          sub
            .setName('add')
            .setDescription('Adds one')
            .addChannelOption((option) => option.setName('channel').setDescription('Where').setRequired(true))
            .addIntegerOption((option) => option.setName('hour').setDescription('When').setMinValue(0).setMaxValue(23)),
        ),
    ),
].map((command) => command.toJSON());

beforeAll(async () => {
  open = await openDiscord();
  client = await login(open.discord);
  client.on('interactionCreate', (interaction) => void onInteraction(interaction));
  await client.application.commands.set(COMMANDS);
  haru = open.discord.as(open.members[0]!.user.id, open.guild.id, open.channel.id);
});

afterEach(() => {
  onInteraction = () => undefined;
  open.discord.faults.clear();
});

afterAll(async () => {
  await client.destroy();
  await open.close();
});

const channel = async (): Promise<TextChannel> => (await client.channels.fetch(open.channel.id)) as TextChannel;

function onCommand(handle: (interaction: ChatInputCommandInteraction) => unknown): void {
  onInteraction = (interaction) => (interaction.isChatInputCommand() ? handle(interaction) : undefined);
}

it('answers a command with what the person typed, in their locale, and knows what it may do there', async () => {
  let seen: ChatInputCommandInteraction | undefined;
  onCommand((interaction) => {
    seen = interaction;
    return interaction.reply({
      content: `> ${interaction.options.getString('topic', true)}`,
      flags: MessageFlags.Ephemeral,
    });
  });
  const reply = await haru.command('explain', { topic: 'CodeDeploy' });
  expect(reply).toMatchObject({ kind: 'message', text: '> CodeDeploy', ephemeral: true });
  expect(seen).toMatchObject({ locale: 'ja', guildLocale: 'ja', context: 0, commandName: 'explain' });
  expect(seen?.appPermissions?.has('SendMessages')).toBe(true);
  expect(seen?.memberPermissions?.has('ManageGuild')).toBe(false);
});

it('shows an ephemeral answer to the one who asked and to nobody else', async () => {
  onCommand((interaction) => interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral }));
  const reply = await haru.command('explain', { topic: 'x' });
  const sora = open.discord.as(open.members[1]!.user.id, open.guild.id, open.channel.id);
  const ids = (actor: Actor) => actor.messages().map(({ id }) => id);
  expect(ids(haru)).toContain(reply.message?.id);
  expect(ids(sora)).not.toContain(reply.message?.id);
  const listed = await (await channel()).messages.fetch({ limit: 100 });
  expect(listed.has(reply.message!.id)).toBe(false);
  haru.dismiss(reply);
  expect(reply.message).toBeUndefined();
});

it('defers, then edits', async () => {
  onCommand(async (interaction) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const text = new TextDisplayBuilder().setContent('## Answer');
    await interaction.editReply({ components: [text], flags: MessageFlags.IsComponentsV2 });
  });
  const reply = await haru.command('explain', { topic: 'x' });
  expect(reply).toMatchObject({ kind: 'deferred', ephemeral: true });
  const settled = await reply.settled();
  expect(settled.text).toBe('## Answer');
  expect(settled.message).toMatchObject({ loading: false, editedAt: null, flags: (1 << 15) | (1 << 6) });
});

it('gives choices while somebody types', async () => {
  onInteraction = (interaction) =>
    interaction.isAutocomplete()
      ? interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'one' }])
      : undefined;
  const choices = await haru.autocomplete('explain', {}, { name: 'topic', value: 'cod' });
  expect(choices).toEqual([{ name: 'cod!', value: 'one' }]);
});

it('updates the message whose button was clicked', async () => {
  onInteraction = (interaction) => {
    if (interaction.isChatInputCommand()) {
      const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('a').setLabel('A').setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setCustomId('b').setLabel('B').setStyle(ButtonStyle.Primary).setDisabled(true),
      );
      return interaction.reply({ content: 'pick', components: [row] });
    }
    return interaction.isButton() ? interaction.update({ content: 'picked A', components: [] }) : undefined;
  };
  const reply = await haru.command('explain', { topic: 'x' });
  await expect(haru.click(reply, { label: 'B' })).rejects.toThrow(/enabled/);
  await expect(haru.click(reply, { label: 'C' })).rejects.toThrow(/Expected one of the buttons/);
  const clicked = await haru.click(reply, { label: /^A/ });
  expect(clicked).toMatchObject({ kind: 'update', text: 'picked A' });
  expect(clicked.message?.id).toBe(reply.message?.id);
});

it('takes a choice of several values, within its bounds', async () => {
  onInteraction = (interaction) => {
    if (interaction.isStringSelectMenu()) return interaction.reply(interaction.values.join('+'));
    if (!interaction.isChatInputCommand()) return undefined;
    const select = new StringSelectMenuBuilder()
      .setCustomId('s')
      .setMinValues(2)
      .setMaxValues(2)
      .addOptions(['A', 'B', 'C'].map((label) => ({ label, value: label.toLowerCase() })));
    const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
    const container = new ContainerBuilder().addActionRowComponents(row);
    return interaction.reply({ components: [container], flags: MessageFlags.IsComponentsV2 });
  };
  const reply = await haru.command('explain', { topic: 'x' });
  await expect(haru.select(reply, {}, ['A'])).rejects.toThrow(/2 to 2/);
  expect((await haru.select(reply, {}, ['A', 'c'])).text).toBe('a+c');
});

it('opens a modal and reads what was filled in', async () => {
  onInteraction = (interaction) => {
    if (interaction.isModalSubmit()) {
      const { fields } = interaction;
      return interaction.reply(`${fields.getTextInputValue('why')} / ${fields.getRadioGroup('sure')}`);
    }
    if (!interaction.isChatInputCommand()) return undefined;
    const why = new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short).setMinLength(3);
    const sure = new RadioGroupBuilder()
      .setCustomId('sure')
      .addOptions({ label: 'Sure', value: '1' }, { label: 'Guess', value: '0' });
    const modal = new ModalBuilder()
      .setCustomId('m')
      .setTitle('Report')
      .addLabelComponents(
        new LabelBuilder().setLabel('Why').setTextInputComponent(why),
        new LabelBuilder().setLabel('How sure').setRadioGroupComponent(sure),
      );
    return interaction.showModal(modal);
  };
  const reply = await haru.command('explain', { topic: 'x' });
  expect(reply).toMatchObject({ kind: 'modal', modal: { title: 'Report' } });
  expect(reply.modal?.fields.map(({ label, type, required }) => [label, type, required])).toEqual([
    ['Why', 4, true],
    ['How sure', 21, true],
  ]);
  await expect(haru.submitModal(reply, { why: 'no', sure: '1' })).rejects.toThrow(/3 to 4000/);
  expect((await haru.submitModal(reply, { why: 'because', sure: 'Guess' })).text).toBe('because / 0');
});

it('does what a client does before it sends: commands, options and permissions', async () => {
  const organiser = open.discord.as(open.organiser.user.id, open.guild.id, open.channel.id);
  await expect(haru.command('nothing')).rejects.toThrow(/Expected one of the commands/);
  await expect(haru.command('explain')).rejects.toThrow(/required option 'topic'/);
  await expect(haru.command('explain', { topic: 'x'.repeat(51) })).rejects.toThrow(/0 to 50/);
  await expect(haru.command('explain', { subject: 'x' })).rejects.toThrow(/received 'subject'/);
  await expect(haru.command('settings schedule add', {})).rejects.toThrow(/Expected one of the commands/);
  await expect(organiser.command('settings')).rejects.toThrow(/Expected a subcommand \(schedule\)/);
  await expect(organiser.command('settings schedule add', { channel: { channel: '1' } })).rejects.toThrow(/a channel/);

  onCommand((interaction) => {
    const chosen = interaction.options.getChannel('channel', true);
    return interaction.reply(
      `${interaction.options.getSubcommandGroup()} ${chosen.name} ${interaction.options.getInteger('hour')}`,
    );
  });
  const options = { channel: { channel: open.channel.id }, hour: 7 };
  expect((await organiser.command('settings schedule add', options)).text).toBe('schedule daily 7');
});

it('sends one message for one nonce, and says so when that one was deleted', async () => {
  const nonce = createHash('sha256').update('post 1').digest('base64url').slice(0, 25);
  const first = await (await channel()).send({ content: 'question', nonce, enforceNonce: true });
  const again = await (await channel()).send({ content: 'question', nonce, enforceNonce: true });
  expect(again.id).toBe(first.id);
  await first.delete();
  open.allow(RESTJSONErrorCodes.UnknownMessage);
  const third = (await channel()).send({ content: 'question', nonce, enforceNonce: true });
  await expect(third).rejects.toMatchObject({ code: RESTJSONErrorCodes.UnknownMessage });
});

it('opens a thread, pins and lists pins', async () => {
  const message = await (await channel()).send('question');
  const thread = await message.startThread({ name: 'Discussion', autoArchiveDuration: 1440 });
  expect(thread.id).toBe(message.id);
  await thread.send('talk here');
  await message.pin();
  const pins = await (await channel()).messages.fetchPins();
  expect(pins.items.map((item) => item.message.id)).toEqual([message.id]);
  await message.unpin();
  expect(open.discord.world.channels.get(open.channel.id)?.pins).toEqual([]);
  await thread.setArchived(true);
  expect(open.guild.threads.get(thread.id)?.thread).toMatchObject({ archived: true, name: 'Discussion' });

  open.allow(RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage);
  const route = Routes.threads(message.channelId, message.id);
  const second = client.rest.post(route, { body: { name: 'Again' } });
  await expect(second).rejects.toMatchObject({ code: RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage });
});

it('writes direct messages, unless the person takes none', async () => {
  const { user } = open.members[2]!;
  const person = await client.users.fetch(user.id);
  await person.send('your report was decided');
  const direct = open.discord.as(user.id, null, null);
  expect(direct.messages().map(({ content }) => content)).toEqual(['your report was decided']);
  onCommand((interaction) => interaction.reply(`context ${interaction.context}`));
  expect((await direct.command('explain', { topic: 'x' })).text).toBe('context 1');

  open.discord.world.users.get(user.id)!.acceptsDirectMessages = false;
  open.allow(RESTJSONErrorCodes.CannotSendMessagesToThisUser);
  await expect(person.send('again')).rejects.toMatchObject({ code: RESTJSONErrorCodes.CannotSendMessagesToThisUser });
});

it('hears that a permission was taken, and is refused', async () => {
  open.allow(RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess);
  const chat = [...open.guild.channels.values()][1]!;
  const mine = async () => (await client.guilds.cache.get(open.guild.id)!.members.fetchMe()).permissionsIn(chat.id);
  const updated = new Promise((resolve) => client.once('channelUpdate', resolve));
  open.discord.setPermissions(chat.id, 1n << 10n);
  await updated;
  expect((await mine()).toArray()).toEqual(['ViewChannel']);
  const target = client.channels.cache.get(chat.id) as TextChannel;
  await expect(target.send('x')).rejects.toMatchObject({ code: RESTJSONErrorCodes.MissingPermissions });
  open.discord.setPermissions(chat.id, 0n);
  await expect(target.send('x')).rejects.toMatchObject({ code: RESTJSONErrorCodes.MissingAccess });
  open.discord.setPermissions(chat.id, null);
  await target.send('x');
  const roleUpdated = new Promise((resolve) => client.once('roleUpdate', resolve));
  open.discord.setPermissions(open.guild.id, (1n << 10n) | (1n << 11n));
  await roleUpdated;
  expect((await mine()).toArray()).toEqual(['ViewChannel', 'SendMessages']);
  open.discord.setPermissions(open.guild.id, null);
});

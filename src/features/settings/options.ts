import {
  ApplicationCommandOptionType as Option,
  ChannelType,
  type APIApplicationCommandBasicOption as BasicOption,
} from 'discord-api-types/v10';

/** The options of `/settings daily` and `/settings schedule add`. */
export function scheduleOptions(): BasicOption[] {
  return [
    {
      type: Option.Channel,
      name: 'channel',
      name_localizations: { ja: 'チャンネル' },
      description: 'Where the question is posted',
      description_localizations: { ja: '問題を投稿するチャンネル' },
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      required: true,
    },
    {
      type: Option.String,
      name: 'time',
      name_localizations: { ja: '時刻' },
      description: 'Local time, such as 08:00',
      description_localizations: { ja: '投稿する時刻（例: 08:00）' },
      required: true,
      max_length: 20,
    },
    {
      type: Option.String,
      name: 'timezone',
      name_localizations: { ja: 'タイムゾーン' },
      description: 'The group’s time zone, such as Asia/Tokyo',
      description_localizations: { ja: 'グループのタイムゾーン（例: Asia/Tokyo）' },
      required: true,
      autocomplete: true,
    },
    {
      type: Option.String,
      name: 'weekdays',
      name_localizations: { ja: '曜日' },
      description: 'Such as every day, weekdays, or Mon, Wed, Fri',
      description_localizations: { ja: '毎日、平日、月水金など' },
      autocomplete: true,
    },
    {
      type: Option.String,
      name: 'feedback',
      name_localizations: { ja: '答え合わせ' },
      description: 'When people learn the answer',
      description_localizations: { ja: '正解を知らせるタイミング' },
      choices: [
        { name: 'Right after answering', name_localizations: { ja: '回答した直後' }, value: 'at_once' },
        { name: 'When the post closes', name_localizations: { ja: '締め切り後' }, value: 'at_close' },
      ],
    },
    {
      type: Option.String,
      name: 'close',
      name_localizations: { ja: '締め切り' },
      description: 'Closing time on the next day, such as 08:00 (the posting time unless given)',
      description_localizations: { ja: '翌日の締め切り時刻（省略すると投稿時刻と同じ）' },
      max_length: 20,
    },
    {
      type: Option.Role,
      name: 'role',
      name_localizations: { ja: 'ロール' },
      description: 'A role to notify with each post',
      description_localizations: { ja: '投稿のたびに通知するロール' },
    },
    {
      type: Option.Boolean,
      name: 'thread',
      name_localizations: { ja: 'スレッド' },
      description: 'Open a discussion thread when the post closes',
      description_localizations: { ja: '締め切り後に話し合いのスレッドを作る' },
    },
    {
      type: Option.Integer,
      name: 'late',
      name_localizations: { ja: '遅延許容' },
      description: 'After a downtime, still post when less than this many hours late (6 if left out)',
      description_localizations: { ja: 'ボットが止まっていたとき、何時間以内の遅れなら投稿するか（省略時は 6）' },
      min_value: 1,
      max_value: 23,
    },
  ];
}

export const scheduleNumber: BasicOption = {
  type: Option.Integer,
  name: 'schedule',
  name_localizations: { ja: '予定' },
  description: 'Number of the schedule, as /settings schedule list shows it',
  description_localizations: { ja: '/settings schedule list に表示される予定の番号' },
  min_value: 1,
  max_value: 1000,
};

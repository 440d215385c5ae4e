import type { Both } from '../../library/model.js';

interface SetupWords {
  readonly title: string;
  readonly plan: (channel: string | null, time: string, zone: string, language: 'ja' | 'en') => string;
  readonly chooseChannel: string;
  readonly changeTime: string;
  readonly language: (language: 'ja' | 'en') => string;
  readonly done: string;
  readonly noChannel: string;
  readonly modalTitle: string;
  readonly time: string;
  readonly zone: string;
  readonly zoneHint: string;
  readonly next: string;
}

export const setupWords: Both<SetupWords> = {
  ja: {
    title: '今日の一問の設定',
    plan: (channel, time, zone, language) =>
      `投稿先: ${channel === null ? '下から選んでください' : `<#${channel}>`}\n時刻: 毎日 ${time}（${zone}）\n投稿の言語: ${language === 'ja' ? '日本語' : '英語'}`,
    chooseChannel: '投稿するチャンネルを選ぶ',
    changeTime: '時刻を変える',
    language: (language) => `投稿を${language === 'ja' ? '日本語' : '英語'}にする`,
    done: 'これで始める',
    noChannel: '先に投稿するチャンネルを選んでください。まだ何も投稿しません。',
    modalTitle: '投稿する時刻',
    time: '時刻（例: 08:00）',
    zone: 'タイムゾーン（例: Asia/Tokyo）',
    zoneHint: 'IANA の名前か、東京・ロンドンのような都市の名前',
    next: '設定が終わりました。今すぐ 1 問出すなら `/daily now`、細かい設定は `/settings daily` です。',
  },
  en: {
    title: 'Set up the question of the day',
    plan: (channel, time, zone, language) =>
      `Channel: ${channel === null ? 'choose one below' : `<#${channel}>`}\nTime: every day at ${time} (${zone})\nLanguage of posts: ${language === 'ja' ? 'Japanese' : 'English'}`,
    chooseChannel: 'Choose the channel to post in',
    changeTime: 'Change the time',
    language: (language) => `Post in ${language === 'ja' ? 'Japanese' : 'English'}`,
    done: 'Start',
    noChannel: 'Please choose a channel first. Nothing is posted yet.',
    modalTitle: 'When to post',
    time: 'Time, such as 08:00',
    zone: 'Time zone, such as Asia/Tokyo',
    zoneHint: 'Its IANA name, or a city',
    next: 'That is all. `/daily now` posts a first question at once; `/settings daily` has the finer settings.',
  },
};

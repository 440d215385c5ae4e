import { ComponentType } from 'discord-api-types/v10';
import type { Both, Lang } from '../library/model.js';
import type { Reply } from './command.js';

type Name = 'oldButton' | 'oldCommand' | 'busy' | 'failed';

const WORDS: Both<Readonly<Record<Name, string>>> = {
  ja: {
    oldButton: 'このボタンはもう使えません。新しいメッセージのボタンをお使いください。',
    oldCommand: 'このコマンドはいま使えません。Discord を読み込み直してから、もう一度お試しください。',
    busy: 'いま混み合っていて、時間内に開けませんでした。何も変更していません。少し待ってから、もう一度お試しください。',
    failed:
      'うまく処理できませんでした。確定済みの回答は保存されています。もう一度お試しください。続くときは、この番号を添えて管理者にお知らせください: ',
  },
  en: {
    oldButton: 'This button no longer works. Please use the buttons of a newer message.',
    oldCommand: 'This command is not available right now. Please reload Discord and try again.',
    busy: 'I could not open this in time. Nothing has changed; please try again in a moment.',
    failed:
      'That did not work. Answers you have confirmed are safe. Please try again; if it goes on, give the organiser this number: ',
  },
};

/** What the router itself says, when no feature could. */
export function notice(lang: Lang, name: Name, reference = ''): Reply {
  return said(WORDS[lang][name] + reference);
}

export function said(content: string): Reply {
  return { components: [{ type: ComponentType.TextDisplay, content }], aside: true };
}

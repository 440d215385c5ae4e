/** Words that ask, wish or join: they say nothing about what is looked for, and missing them is no loss. */

const EN = `a about actually today tomorrow yesterday after again all already also always am among an and another any anybody anyone anything are around as ask at nobody everybody everyone
away aws amazon info be because been before being below best better between both but by can could did different difference differ do does
doing done don't each easily easy either else enough ever every everything example explain few first for from get gets getting give
gives go goes good got had has have having help her here him his how however i if in inside instead into is it its itself just keep
keeps know known  let lets like ll long look looking made make makes making many may maybe me mean means meaning might mine more
most much must my need needed needs never new next no nor not now of off often ok on once one only onto or other others our out over
own per please possible put quick quickly rather re really right s same say says see seen set several shall she should show since so
some somebody someone something sometimes soon still such sure t take takes tell than that the their them themselves then there these
they thing things this those through thus to together too toward try two under until up upon us use used useful uses using usually ve
very via want wanted wants was way ways we well were what whatever when where whether which while  whole  whose why will wish
with within without won would yet you your yours`;

const JA = `方法 方 場合 必要 時 何 私 物 者 中 上 下 前 後 間 内 外 今 人 日 一 二 三 一番 一緒 簡単 可能 使 教 知 見 言 思 行 来 出 入 持 欲 良 新
作 設 調 合 取 付 当 全部 全 各 他 別 同 次 的 用 等 際 例 例えば 手段 仕組 役割 意味 違 違い 概要 特徴 説明 理解 利用 使用 実現 対応 最適 適切
機能 全体 サービス モノ コト アマゾン 何度 場所 希望 最低 途中 状況 状態 存在 関係 準備 自分 専用`;

const stop = new Set([...EN.split(/\s+/), ...JA.split(/\s+/)]);

/** @param word as `readWords` gives it */
export function isStopWord(word: string): boolean {
  return stop.has(word);
}

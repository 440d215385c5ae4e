import type { Option, Topic } from '../model.js';
import { contentWords, fold, weightOf } from '../words.js';
import { found, stemOf, when, type TextRule } from './case.js';

/** What gives the key away to somebody who does not know the subject. */

const WARN = [0.8, 1.25] as const;
const FAIL = [0.6, 1.6] as const;
/** Below this a ratio says nothing: two words against three. */
const GAP = { ja: 12, en: 5 } as const;

const keyLength: TextRule = ({ lang, text }) => {
  const { keys, distractors } = split(text.options);
  const [key, rest] = [
    mean(keys.map((one) => weightOf(lang, one.text))),
    mean(distractors.map((one) => weightOf(lang, one.text))),
  ];
  const ratio = key / rest;
  const [low, high] = ratio < FAIL[0] || ratio > FAIL[1] ? FAIL : WARN;
  return when(
    Number.isFinite(ratio) && Math.abs(key - rest) >= GAP[lang] && (ratio < WARN[0] || ratio > WARN[1]),
    () => {
      const message = `${lang}: expected a key of ${low}-${high} times the mean distractor, received ${ratio.toFixed(2)} (${key.toFixed(0)} to ${rest.toFixed(0)})`;
      return found(
        'Q19',
        keys[0]?.place ?? text.place,
        message,
        ratio < FAIL[0] || ratio > FAIL[1] ? 'error' : 'warning',
      );
    },
  );
};

const SPREAD = 1.6;

const spread: TextRule = ({ lang, text }) => {
  const lengths = text.options.map((option) => weightOf(lang, option.text));
  const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
  return when(longest > SPREAD * shortest && longest - shortest >= GAP[lang], () => {
    const message = `${lang}: expected a longest option of at most ${SPREAD} times the shortest, received ${longest} to ${shortest}`;
    return found('Q20', text.options[lengths.indexOf(longest)]?.place ?? text.place, message);
  });
};

const clang: TextRule = ({ lang, text, topic }) => {
  const { keys, distractors } = split(text.options);
  const own = namesOf(lang, topic);
  const inStem = contentWords(lang, stemOf(text));
  const elsewhere = new Set(distractors.flatMap((option) => [...contentWords(lang, option.text)]));
  const folded = distractors.map((option) => option.text.normalize('NFKC').toLowerCase()).join('\n');
  return keys.flatMap((key) => {
    // Japanese runs are longer than words: 自動復旧 in a distractor also has 復旧.
    const only = [...contentWords(lang, key.text)].filter(
      (word) => inStem.has(word) && !own.has(word) && !elsewhere.has(word) && !(lang === 'ja' && folded.includes(word)),
    );
    return when(only.length > 0, () =>
      found(
        'Q22',
        key.place,
        `${lang}: expected words of the stem in distractors as well, received only in the key: ${only.join(', ')}`,
      ),
    );
  });
};

/** Below this the key's lead over the next option is chance; two parts in three of three is the classical case. */
const LEAD = { words: 2, times: 1.5 } as const;

const convergence: TextRule = ({ lang, text }) => {
  const words = text.options.map((option) => contentWords(lang, option.text));
  const shared = words.map((mine, index) => {
    const common = [...mine].filter((word) => words.some((theirs) => !theirs.has(word)));
    return common.reduce(
      (total, word) => total + words.filter((theirs, at) => at !== index && theirs.has(word)).length,
      0,
    );
  });
  const of = (correct: boolean) => shared.filter((_, index) => text.options[index]?.correct === correct);
  const [key, rest] = [Math.min(...of(true)), Math.max(...of(false))];
  return when(
    Number.isFinite(key) && Number.isFinite(rest) && key >= rest + LEAD.words && key >= rest * LEAD.times,
    () => {
      const place = text.options.find((option) => option.correct)?.place ?? text.place;
      const message = `${lang}: expected no key that shares most with the other options, received ${key} shared words against ${rest}`;
      return found('Q23', place, message);
    },
  );
};

const sortedNumbers: TextRule = ({ lang, text, question }) => {
  const numbers = text.options.map((option) => option.text.match(/\d+(?:\.\d+)?/g) ?? []);
  const frames = new Set(text.options.map((option) => fold(option.text).replace(/\d+/g, '#')));
  if (frames.size !== 1 || numbers.some((found) => found.length !== 1)) return [];
  const values = numbers.map(([value]) => Number(value));
  const ordered = [...values].sort((a, b) => a - b);
  const sorted = values.join() === ordered.join() || values.join() === ordered.reverse().join();
  return when(!sorted || question.order !== 'fixed', () =>
    found(
      'Q26',
      text.place,
      `${lang}: expected sorted numbers and \`order: fixed\`, received ${values.join(', ')} and \`order: ${question.order}\``,
    ),
  );
};

function split(options: readonly Option[]) {
  return { keys: options.filter((one) => one.correct), distractors: options.filter((one) => !one.correct) };
}

function namesOf(lang: 'ja' | 'en', topic: Topic): ReadonlySet<string> {
  return contentWords(
    lang,
    [topic.id.replaceAll('-', ' '), topic.name.ja, topic.name.en, ...topic.aliases].join(' / '),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

export const CUE_RULES: readonly TextRule[] = [keyLength, spread, clang, convergence, sortedNumbers];

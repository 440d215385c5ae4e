import {
  ApplicationCommandOptionType as OptionType,
  type APIApplicationCommandBasicOption as DeclaredOption,
  type APIApplicationCommandInteractionDataBasicOption as GivenOption,
  type APIApplicationCommandOption,
  type APIInteractionDataResolved,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Both, Lang } from '../library/model.js';
import { clip, plain } from './clip.js';

/*
 * Discord holds options against the declaration it has, which may be an older one than ours (a client that was not
 * reloaded, a deployment that is rolling): a handler must not take what does not fit for what was left out.
 */

export interface Misfit {
  readonly declared: DeclaredOption;
  /** Undefined: a required option was left out. */
  readonly given: string | number | boolean | undefined;
}

/** The first option that is not as the command declares it. Lengths are left to the handlers, which quote what came. */
export function findMisfit(
  data: RESTPostAPIApplicationCommandsJSONBody,
  path: string,
  leaves: readonly GivenOption[],
  resolved: APIInteractionDataResolved | undefined,
): Misfit | undefined {
  for (const declared of declaredAt(data, path)) {
    const leaf = leaves.find(({ name }) => name === declared.name);
    if (leaf === undefined ? declared.required === true : !fits(declared, leaf, resolved)) {
      return { declared, given: leaf?.value };
    }
  }
  return undefined;
}

function declaredAt(data: RESTPostAPIApplicationCommandsJSONBody, path: string): readonly DeclaredOption[] {
  let level = ('options' in data ? data.options : undefined) as readonly APIApplicationCommandOption[] | undefined;
  for (const name of path === '' ? [] : path.split(' ')) {
    const found = level?.find((option) => option.name === name);
    level = found !== undefined && 'options' in found ? found.options : undefined;
  }
  return (level ?? []) as readonly DeclaredOption[];
}

const RESOLVED = {
  [OptionType.User]: 'users',
  [OptionType.Role]: 'roles',
  [OptionType.Channel]: 'channels',
} as const;

function fits(declared: DeclaredOption, { type, value }: GivenOption, resolved?: APIInteractionDataResolved): boolean {
  if (type !== declared.type) return false;
  const choices = choicesOf(declared);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) return false;
  switch (declared.type) {
    case OptionType.String:
      return typeof value === 'string';
    case OptionType.Boolean:
      return typeof value === 'boolean';
    case OptionType.Integer: {
      const { min_value: least = -Infinity, max_value: most = Infinity } = declared;
      return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
    }
    case OptionType.User:
    case OptionType.Role:
    case OptionType.Channel:
      return Object.hasOwn(resolved?.[RESOLVED[declared.type]] ?? {}, String(value));
    default:
      return true;
  }
}

interface Words {
  readonly misfit: (name: string, expected: string, came: string) => string;
  readonly nothing: string;
  readonly quoted: (typed: string) => string;
  readonly choices: (names: string) => string;
  readonly between: (least: number, most: number) => string;
  readonly kind: Readonly<Partial<Record<OptionType, string>>>;
  readonly other: string;
}

const WORDS: Both<Words> = {
  ja: {
    misfit: (name, expected, came) =>
      `「${name}」には${expected}を指定してください。受け取った値: ${came}。何も変更していません。`,
    nothing: 'なし',
    quoted: (typed) => `「${typed}」`,
    choices: (names) => `候補のどれか（${names}）`,
    between: (least, most) => `${least}〜${most} の整数`,
    kind: {
      [OptionType.String]: '文字',
      [OptionType.Integer]: '整数',
      [OptionType.Boolean]: ' True か False ',
      [OptionType.Channel]: 'このサーバーのチャンネル',
      [OptionType.Role]: 'このサーバーのロール',
      [OptionType.User]: 'メンバー',
    },
    other: '候補にある値',
  },
  en: {
    misfit: (name, expected, came) => `Expected ${expected} for “${name}”; got ${came}. Nothing has changed.`,
    nothing: 'nothing',
    quoted: (typed) => `“${typed}”`,
    choices: (names) => `one of its choices (${names})`,
    between: (least, most) => `a whole number from ${least} to ${most}`,
    kind: {
      [OptionType.String]: 'text',
      [OptionType.Integer]: 'a whole number',
      [OptionType.Boolean]: 'True or False',
      [OptionType.Channel]: 'a channel of this server',
      [OptionType.Role]: 'a role of this server',
      [OptionType.User]: 'a member',
    },
    other: 'a value that is offered',
  },
};

const LONGEST = 60;

/** What was expected of the option, and what came. */
export function misfitInWords({ declared, given }: Misfit, lang: Lang): string {
  const words = WORDS[lang];
  const name = nameOf(declared, lang);
  const came = given === undefined ? words.nothing : words.quoted(plain(clip(String(given), LONGEST)));
  return words.misfit(name, expectedOf(declared, lang), came);
}

function expectedOf(declared: DeclaredOption, lang: Lang): string {
  const words = WORDS[lang];
  const choices = choicesOf(declared);
  if (choices.length > 0)
    return words.choices(choices.map((choice) => nameOf(choice, lang)).join(lang === 'ja' ? '、' : ', '));
  const { min_value: least, max_value: most } = declared as { min_value?: number; max_value?: number };
  if (least !== undefined && most !== undefined) return words.between(least, most);
  return words.kind[declared.type] ?? words.other;
}

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Partial<Record<string, string | null>>> | null;
}

function nameOf({ name, name_localizations: names }: Named, lang: Lang): string {
  return (lang === 'ja' ? names?.['ja'] : undefined) ?? name;
}

function choicesOf(declared: DeclaredOption): readonly (Named & { readonly value: string | number })[] {
  return 'choices' in declared ? (declared.choices ?? []) : [];
}

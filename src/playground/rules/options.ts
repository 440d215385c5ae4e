/** What Discord refuses in the options of a command, and how long a command is. */
import { Locale } from 'discord-api-types/v10';
import { problem, type FieldProblem } from '../refusal.js';

type Path = readonly (string | number)[];

export interface Localized {
  readonly name_localizations?: Localizations;
  readonly description_localizations?: Localizations;
}

export interface Named extends Localized {
  readonly name: string;
  readonly description?: string | null;
  readonly options?: readonly OptionForm[] | null;
}

export interface OptionForm extends Named {
  readonly type: number;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly ChoiceForm[] | null;
  readonly [field: string]: unknown;
}

interface ChoiceForm {
  readonly name: string;
  readonly value: string | number;
  readonly name_localizations?: Localizations;
}

type Localizations = Readonly<Record<string, string>> | null | undefined;

const SUBCOMMAND = 1;
const GROUP = 2;
const INTEGER = 4;
/** Options that a person types: text, whole numbers, numbers. */
const TYPED: readonly number[] = [3, INTEGER, 10];
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export function problemsOfName(thing: Named, path: Path): FieldProblem[] {
  const named: [Path, string][] = [
    [['name'], thing.name],
    ...Object.entries(thing.name_localizations ?? {}).map(([locale, name]): [Path, string] => [
      ['name_localizations', locale],
      name,
    ]),
  ];
  const wrong = named.flatMap(([at, name]) =>
    NAME.test(name) && name === name.toLowerCase()
      ? []
      : [problem([...path, ...at], 'APPLICATION_COMMAND_INVALID_NAME', `Command name is invalid: ${name}`)],
  );
  return [...wrong, ...problemsOfLocales(thing, path)];
}

export function problemsOfLocales(thing: Localized, path: Path): FieldProblem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(thing[field] ?? {}).flatMap((locale) =>
      LOCALES.has(locale)
        ? []
        : [problem([...path, field, locale], 'APPLICATION_COMMAND_LOCALE_INVALID', `There is no locale '${locale}'`)],
    ),
  );
}

export function problemsOfOptions(options: readonly OptionForm[], path: Path, depth: number): FieldProblem[] {
  const nested = options.filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  const found: FieldProblem[] = [];
  if (nested.length > 0 && nested.length < options.length) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    found.push(problem([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message));
  }
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    if (option.required === true && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message));
    }
    optionalSeen ||= option.required !== true && option.type > GROUP;
    if ((option.type === GROUP && depth > 0) || (option.type === SUBCOMMAND && depth > 1)) {
      found.push(problem([...at, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deeply'));
    }
    if (option.type === GROUP && (option.options ?? []).length === 0) {
      found.push(problem([...at, 'options'], 'BASE_TYPE_REQUIRED', 'A group needs a sub-command'));
    }
    const below = option.type === GROUP ? 1 : option.type === SUBCOMMAND ? 2 : 3;
    found.push(
      ...problemsOfName(option, at),
      ...problemsOfOptions(option.options ?? [], at, below),
      ...ofChoices(option, at),
      ...ofNumbers(option, at),
      ...ofRepeats(option, at, ['channel_types']),
    );
  }
  return [...found, ...ofUniqueNames(options, path)];
}

function ofChoices(option: OptionForm, path: Path): FieldProblem[] {
  const found: FieldProblem[] = [];
  const choices = option.choices ?? [];
  if (option.autocomplete === true && !TYPED.includes(option.type)) {
    const message = 'Autocomplete is for text and numbers';
    found.push(problem([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message));
  }
  if (option.autocomplete === true && choices.length > 0) {
    const message = 'Autocomplete and choices are mutually exclusive';
    found.push(problem([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', message));
  }
  const min = option['min_length'] ?? option['min_value'];
  const max = option['max_length'] ?? option['max_value'];
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    found.push(
      problem(path, 'APPLICATION_COMMAND_OPTIONS_RANGE_INVALID', `The least (${min}) is above the most (${max})`),
    );
  }
  for (const [index, { value }] of choices.entries()) {
    if (typeof value === 'string' && value.length > 100) {
      const at = [...path, 'choices', index, 'value'];
      found.push(problem(at, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.'));
    }
  }
  const message = 'Option choice names must be unique';
  for (const [index, choice] of choices.entries()) {
    if (choices.findIndex((other) => other.name === choice.name) === index) continue;
    const at = [...path, 'choices', index, 'name'];
    found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', message));
  }
  return [...found, ...choices.flatMap((choice, index) => problemsOfLocales(choice, [...path, 'choices', index]))];
}

/** Fields that are sets. */
export function ofRepeats(thing: object, path: Path, fields: readonly string[]): FieldProblem[] {
  return fields.flatMap((field) => {
    const values = (thing as Record<string, unknown>)[field];
    if (!Array.isArray(values) || new Set(values).size === values.length) return [];
    return [problem([...path, field], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value.')];
  });
}

/** Bounds and choices of whole numbers are whole themselves. */
function ofNumbers(option: OptionForm, path: Path): FieldProblem[] {
  if (option.type !== INTEGER) return [];
  const numbers: [Path, unknown][] = [
    ...['min_value', 'max_value'].map((field): [Path, unknown] => [[field], option[field] ?? 0]),
    ...(option.choices ?? []).map(({ value }, index): [Path, unknown] => [['choices', index, 'value'], value]),
  ];
  return numbers.flatMap(([at, value]) =>
    Number.isInteger(value)
      ? []
      : [problem([...path, ...at], 'NUMBER_TYPE_COERCE', `"${String(value)}" is no integer.`)],
  );
}

/** Default names are told apart, and in each language the localised ones from each other and from all default names. */
function ofUniqueNames(options: readonly OptionForm[], path: Path): FieldProblem[] {
  const locales = new Set(options.flatMap((option) => Object.keys(option.name_localizations ?? {})));
  const found = ofRepeated(
    options.map((option) => option.name),
    (index) => [...path, 'options', index, 'name'],
  );
  for (const locale of locales) {
    for (const [index, option] of options.entries()) {
      const name = option.name_localizations?.[locale];
      if (name === undefined) continue;
      const taken = options.some(
        (other, at) => at !== index && (other.name === name || other.name_localizations?.[locale] === name),
      );
      if (!taken) continue;
      const message = 'Option name already exists';
      const at = [...path, 'options', index, 'name_localizations', locale];
      found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message));
    }
  }
  return found;
}

function ofRepeated(names: readonly string[], at: (index: number) => Path): FieldProblem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [problem(at(index), 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists')]
      : [],
  );
}

const choicesOf = (thing: Named): readonly ChoiceForm[] => (thing as OptionForm).choices ?? [];

/** Names, descriptions and values of a command with its options and choices; of each text the longest language counts. */
export function lengthOf(thing: Named): number {
  const longest = (text: string, localized: Localizations): number =>
    Math.max(text.length, ...Object.values(localized ?? {}).map((other) => other.length));
  const own = longest(thing.name, thing.name_localizations);
  const description = longest(thing.description ?? '', thing.description_localizations);
  const choices = choicesOf(thing).reduce(
    (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
    0,
  );
  return (thing.options ?? []).reduce((sum, option) => sum + lengthOf(option), own + description + choices);
}

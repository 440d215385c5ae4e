import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
} from 'discord-api-types/v10';
import { clip } from '../discord/clip.js';

/** Short ways to say Components V2; plain data, no builders. */

export const ACCENT = {
  calm: 0x5b7cfa,
  right: 0x3ba55d,
  wrong: 0xe8a33d,
  closed: 0x8e9297,
  warning: 0xed6a5a,
} as const;

const LONGEST_LABEL = 80;

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function container(
  accent: keyof typeof ACCENT,
  components: readonly (APIComponentInContainer | undefined)[],
): APIContainerComponent {
  return {
    type: ComponentType.Container,
    accent_color: ACCENT[accent],
    components: components.filter((component) => component !== undefined),
  };
}

export const divider: APIComponentInContainer = { type: ComponentType.Separator, divider: true, spacing: 1 };

export function button(
  label: string,
  id: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger = ButtonStyle.Secondary,
  disabled = false,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label: clip(label, LONGEST_LABEL), custom_id: id, disabled };
}

export function urlButton(label: string, url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: clip(label, LONGEST_LABEL), url };
}

/** A row of the buttons that are there; undefined when none is. */
export function row(
  ...buttons: readonly (APIButtonComponent | undefined)[]
): APIActionRowComponent<APIComponentInMessageActionRow> | undefined {
  const components = buttons.filter((component) => component !== undefined);
  return components.length === 0 ? undefined : { type: ComponentType.ActionRow, components };
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

export function select(
  id: string,
  placeholder: string,
  options: readonly SelectOption[],
  count: { readonly min: number; readonly max: number } = { min: 1, max: 1 },
): APIActionRowComponent<APIStringSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: clip(placeholder, 150),
        min_values: count.min,
        max_values: count.max,
        options: options.map(({ label, description, ...rest }) => ({
          ...rest,
          label: clip(label, 100),
          ...(description === undefined ? {} : { description: clip(description, 100) }),
        })),
      },
    ],
  };
}

/** Making a formatter takes longer than all else that an answer does. */
const DATES = {
  ja: {
    day: new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' }),
    whole: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' }),
  },
  en: {
    day: new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }),
    whole: new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }),
  },
} as const;

/** A date with its weekday in words: `11月24日（火）`, `Tue, Nov 24`. */
export function dayInWords(date: string, lang: 'ja' | 'en'): string {
  const at = new Date(`${date}T00:00:00Z`);
  return lang === 'en' ? DATES.en.day.format(at) : `${DATES.ja.day.format(at)}（${DATES.ja.weekday.format(at)}）`;
}

/** A date with its year in words: `2026年11月24日`, `Nov 24, 2026`. */
export function dateInWords(date: string, lang: 'ja' | 'en'): string {
  return DATES[lang].whole.format(new Date(`${date}T00:00:00Z`));
}

/** `08:05` for 485. */
export function timeInWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A Discord timestamp; everybody reads it in their own zone. F = date and time, R = "in 3 hours". */
export function stamp(at: number, style: 'F' | 'R' | 'f' | 'D' | 't' = 'F'): string {
  return `<t:${Math.floor(at / 1000)}:${style}>`;
}

import { z } from 'zod';
import { LIFECYCLES, QUESTION_STATUSES } from './model.js';

/** What the YAML in a deck looks like. Every `error` completes the sentence "expected …". */

export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const slug = z.string({ error: 'a slug such as blue-green' }).regex(SLUG, 'a slug such as blue-green');
const text = (what: string) => z.string({ error: what }).trim().min(1, what);
const both = (what: string) =>
  z.strictObject(
    { ja: text(`${what} in Japanese`), en: text(`${what} in English`) },
    { error: keyed(what, ['ja', 'en']) },
  );
const date = z.string({ error: DATE() }).refine(isDate, DATE());
const url = z
  .string({ error: 'a https:// URL' })
  .refine((value) => URL.canParse(value) && !/[\s()<>]/.test(value), 'a https:// URL without spaces or brackets');
const taskCode = z
  .string({ error: 'a quoted task code such as "1.4"' })
  .regex(/^\d+\.\d+$/, 'a task code such as "1.4"');
const list = <T extends z.ZodType>(item: T, what: string) => z.array(item, { error: `a list of ${what}` });
const flag = z.boolean({ error: 'true or false' });

function DATE(): string {
  return 'a date such as 2026-11-23';
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** For strict objects: a wrong type expects the map, an unknown key expects one of the known ones. */
function keyed(what: string, keys: readonly string[]): string {
  return `${what} with the keys ${keys.join(', ')}`;
}

function strict<S extends z.ZodRawShape>(what: string, shape: S) {
  return z.strictObject(shape, { error: keyed(what, Object.keys(shape)) });
}

export const FrontMatter = strict('front matter', {
  id: slug,
  name: both('the name'),
  aliases: list(text('an alias'), 'aliases'),
  category: slug,
  tasks: list(taskCode, 'quoted task codes'),
  in_scope: flag,
  lifecycle: z.enum(LIFECYCLES, { error: `one of ${LIFECYCLES.join(', ')}` }),
  lifecycle_note: both('the lifecycle note').optional(),
  lifecycle_source: url.optional(),
  confusables: list(slug, 'topic slugs'),
  related: list(slug, 'topic slugs').optional(),
  sources: z.record(slug, url, { error: 'a map of short key: URL' }),
  reviewed: date,
  owner: text('a name').optional(),
  note_lines: list(z.int({ error: 'a line number' }).positive('a line number from 1 up'), 'line numbers').optional(),
  stable: list(slug, 'card ids').optional(),
});

export const QuestionYaml = strict('the question’s yaml', {
  type: z.enum(['single', 'multiple'], { error: 'single or multiple' }),
  task: taskCode,
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: '1, 2 or 3' }),
  sources: list(slug, 'source keys'),
  reviewed: date,
  status: z.enum(QUESTION_STATUSES, { error: `one of ${QUESTION_STATUSES.join(', ')}` }),
  order: z.enum(['shuffled', 'fixed'], { error: 'shuffled or fixed' }).optional(),
  negative: flag.optional(),
  about_lifecycle: flag.optional(),
  // An empty reason is kept, so that the lint can name the waiver that lacks one.
  waive: z
    .record(z.string(), z.string({ error: 'a reason in quotes' }).nullable(), { error: 'a map of rule: reason' })
    .optional(),
});

export const DeckYaml = strict('the deck', {
  id: slug,
  name: both('the name'),
  language: z.enum(['ja', 'en'], { error: 'ja or en' }),
  exam: slug,
  original_notes: strict('the original notes', {
    lines: z.int({ error: 'a number of lines' }).positive('a number of lines'),
    skipped: list(z.int({ error: 'a line number' }).positive('a line number from 1 up'), 'line numbers'),
  }).optional(),
});

export const CategoriesYaml = list(slug, 'category slugs');

const taskYaml = strict('a task', { code: taskCode, title: both('the title') });

const domainYaml = strict('a domain', {
  code: text('a quoted domain code such as "1"'),
  weight: z.number({ error: 'a share from 0 to 1' }).positive('a share above 0').max(1, 'a share up to 1'),
  title: both('the title'),
  tasks: list(taskYaml, 'tasks').min(1, 'at least one task'),
});

export const ExamYaml = strict('the exam', {
  id: slug,
  name: both('the name'),
  source: url,
  checked: date,
  domains: list(domainYaml, 'domains').min(1, 'at least one domain'),
});

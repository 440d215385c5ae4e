import { LANGS, type Lang, type Library, type Place, type Problem, type Question } from '../model.js';
import { jaccard, lengthOf, trigrams } from '../words.js';
import { daysBetween, found, stemOf, when } from './case.js';

/** What only shows over the whole deck. */
type BankRule = (library: Library, published: readonly Question[], today: string) => readonly Problem[];

const KEY_LONGEST = 0.4;

const keyLongest: BankRule = (library, published) =>
  LANGS.flatMap((lang) => {
    const single = published.filter((question) => question.type === 'single');
    const share = single.filter((question) => longestIsKey(question, lang)).length / single.length;
    return when(single.length >= 10 && share > KEY_LONGEST, () => {
      const message = `${lang}: expected the key to be the longest option in at most 40 % of ${single.length} questions, received ${percent(share)}`;
      return found('B01', examPlace(library), message);
    });
  });

function longestIsKey(question: Question, lang: Lang): boolean {
  const lengths = question.text[lang].options.map((option) => lengthOf(lang, option.text));
  const longest = Math.max(...lengths);
  const holders = question.text[lang].options.filter((_, index) => lengths[index] === longest);
  return holders.length === 1 && holders[0]?.correct === true;
}

const PER_TASK = 2;

const taskMinimum: BankRule = (library, published) =>
  library.exam.tasks.flatMap((task) => {
    const count = published.filter((question) => question.task === task.code).length;
    return when(count < PER_TASK, () =>
      found(
        'B02',
        examPlace(library),
        `task ${task.code}: expected at least ${PER_TASK} published questions, received ${count}`,
      ),
    );
  });

const LAUNCH = 60;

/** How many questions a domain needs in a deck of 60. */
export function domainMinimum(weight: number): number {
  return Math.ceil(weight * LAUNCH - 1e-9);
}

const domainMinimums: BankRule = (library, published) =>
  library.exam.domains.flatMap((domain) => {
    const count = published.filter((question) => question.domain === domain.code).length;
    const least = domainMinimum(domain.weight);
    return when(count < least, () =>
      found(
        'B03',
        examPlace(library),
        `domain ${domain.code}: expected at least ${least} published questions, received ${count}`,
      ),
    );
  });

const UNREVIEWED = 0.3;

const reviewedShare: BankRule = (library, published, today) =>
  library.exam.domains.flatMap((domain) => {
    const inDomain = published.filter((question) => question.domain === domain.code);
    const share = inDomain.filter((question) => daysBetween(question.reviewed, today) > 180).length / inDomain.length;
    return when(inDomain.length > 0 && share > UNREVIEWED, () => {
      const message = `domain ${domain.code}: expected at most 30 % of its questions unreviewed for 180 days, received ${percent(share)}`;
      return found('B04', examPlace(library), message);
    });
  });

const NEAR = 0.8;

const nearDuplicates: BankRule = (library) =>
  LANGS.flatMap((lang) => {
    const stems = [...library.questions.values()]
      .filter((question) => question.status !== 'retired')
      .map((question) => ({ question, grams: trigrams(stemOf(question.text[lang])) }));
    return stems.flatMap(({ question, grams }, index) => {
      const twin = stems
        .slice(0, index)
        .find((other) => alike(grams, other.grams) && jaccard(grams, other.grams) >= NEAR);
      return when(twin !== undefined, () =>
        found(
          'B05',
          question.text[lang].place,
          `${lang}: expected a stem of its own, received nearly that of ${twin?.question.id}`,
        ),
      );
    });
  });

/** Sets whose sizes differ this much cannot reach the limit, so they need not be compared. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return Math.min(a.size, b.size) >= NEAR * Math.max(a.size, b.size);
}

function examPlace(library: Library): Place {
  const [topic] = library.topics.values();
  const root = topic?.place.file.replace(/topics\/[^/]*$/, '') ?? '';
  return { file: `${root}exam/${library.exam.id}.yml`, line: 1 };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const BANK_RULES: readonly BankRule[] = [keyLongest, taskMinimum, domainMinimums, reviewedShare, nearDuplicates];

export function lintBank(library: Library, today: string): readonly Problem[] {
  const published = [...library.questions.values()].filter((question) => question.status === 'published');
  return BANK_RULES.flatMap((rule) => rule(library, published, today));
}

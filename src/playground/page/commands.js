/** Commands as a person finds them: one entry for each subcommand, in the person's language. */
import { language } from './words.js';

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;

/**
 * @param {any[]} commands as registered
 * @param {string} typed after the slash
 * @returns {{ path: string, name: string, description: string, options: any[] }[]} best first, at most 25
 */
export function matchCommands(commands, typed) {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const entries = commands
    .filter((command) => command.type === CHAT_INPUT)
    .flatMap((command) => flatten(command, [], []));
  const fits = (/** @type {any} */ entry) =>
    wanted.every((word) => entry.path.includes(word) || entry.name.includes(word));
  const first = wanted[0] ?? '';
  const rank = (/** @type {any} */ entry) => (entry.path.startsWith(first) || entry.name.startsWith(first) ? 0 : 1);
  return entries
    .filter(fits)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 25);
}

/** @param {any} thing @param {string} field */
export function localized(thing, field) {
  return thing[`${field}_localizations`]?.[language()] ?? thing[field];
}

/** @param {any} node @param {string[]} path @param {string[]} names @returns {any[]} */
function flatten(node, path, names) {
  const here = [...path, node.name];
  const shown = [...names, localized(node, 'name')];
  const options = node.options ?? [];
  const nested = options.filter((/** @type {any} */ option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (nested.length > 0) return nested.flatMap((/** @type {any} */ option) => flatten(option, here, shown));
  return [
    {
      path: here.join(' '),
      name: shown.join(' '),
      description: localized(node, 'description'),
      options: options.map((/** @type {any} */ option) => ({
        ...option,
        shown: localized(option, 'name'),
        help: localized(option, 'description'),
      })),
    },
  ];
}

/** npm run bench -- NAME [--json]: figures in one run. Nothing here asserts anything about time. */

type Bench = (args: readonly string[]) => Promise<object>;

const BENCHES: Readonly<Record<string, () => Promise<{ run: Bench }>>> = {
  answer: () => import('./answer.js'),
  command: () => import('./command.js'),
  delivery: () => import('./delivery.js'),
  leaderboard: () => import('./leaderboard.js'),
  lookup: () => import('./lookup.js'),
};

const [name, ...args] = process.argv.slice(2);
const load = name === undefined ? undefined : BENCHES[name];
if (load === undefined) {
  console.error(`Expected one of ${Object.keys(BENCHES).join(', ')}, received ${name ?? 'nothing'}`);
  process.exit(1);
}
const figures = await (await load()).run(args);
if (args.includes('--json')) console.log(JSON.stringify(figures));
else console.table(Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, { value }])));
process.exit(0);

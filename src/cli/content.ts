import { runContent } from './content/run.js';

const code = await runContent(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  today: new Date().toISOString().slice(0, 10),
});
process.exitCode = code;

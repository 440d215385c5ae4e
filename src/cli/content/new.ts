import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SLUG } from '../../library/shapes.js';
import { UsageError, readArgs, type Io, type Subcommand } from './subcommand.js';
import { questionTemplate, topicTemplate } from './templates.js';

export const newCommand: Subcommand = {
  summary: 'write a template that the lint then guides you through',
  usage: 'topic <slug> | question <topic> <slug>',
  async run(args, contentDir, io) {
    const { rest } = readArgs(args, [], 3);
    const [kind, first, second, ...more] = rest;
    if (kind === 'topic' && first !== undefined && second === undefined) return newTopic(contentDir, slug(first), io);
    if (kind === 'question' && first !== undefined && second !== undefined && more.length === 0) {
      return newQuestion(contentDir, slug(first), slug(second), io);
    }
    throw new UsageError(`expected \`topic <slug>\` or \`question <topic> <slug>\`, received "${rest.join(' ')}"`);
  },
};

async function newTopic(contentDir: string, topic: string, io: Io): Promise<number> {
  const path = topicPath(contentDir, topic);
  try {
    await writeFile(path, topicTemplate(topic, io.today), { flag: 'wx' });
  } catch (error) {
    return refuse(error, io, {
      EEXIST: `expected a new topic, received ${topic}, which has a file`,
      ENOENT: `expected a folder ${contentDir}/topics`,
    });
  }
  return written(path, io);
}

async function newQuestion(contentDir: string, topic: string, question: string, io: Io): Promise<number> {
  const path = topicPath(contentDir, topic);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return refuse(error, io, {
      ENOENT: `expected a topic with a file, received ${topic}; make it with \`content new topic ${topic}\``,
    });
  }
  if (new RegExp(`^## Q ${question}\\s*$`, 'm').test(text)) {
    io.err(`content: expected a new question, received ${topic}/${question}, which is there already`);
    return 1;
  }
  await writeFile(path, `${text.trimEnd()}\n\n${questionTemplate(question, io.today)}`);
  return written(path, io);
}

function topicPath(contentDir: string, topic: string): string {
  return join(contentDir, 'topics', `${topic}.md`);
}

function slug(given: string): string {
  if (!SLUG.test(given)) throw new UsageError(`expected a slug such as blue-green, received "${given}"`);
  return given;
}

function refuse(error: unknown, io: Io, messages: Readonly<Record<string, string>>): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = messages[code];
  if (message === undefined) throw error;
  io.err(`content: ${message}`);
  return 1;
}

function written(path: string, io: Io): number {
  io.out(`${path}: fill it in, then run \`npm run content -- lint\``);
  return 0;
}

import { readdir } from 'node:fs/promises';
import type { Command } from './command.js';

/**
 * The commands of all feature folders, in alphabetical order. A folder without a command file is left out,
 * so that a feature is added by adding its folder and removed by removing it.
 */
export async function loadCommands(features: URL): Promise<readonly Command[]> {
  const folders = (await readdir(features, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const loaded = await Promise.all(
    folders
      .map((folder) => folder.name)
      .sort()
      .map(async (name) => {
        const files = await readdir(new URL(`${name}/`, features));
        const file = files.find((found) => /^command\.(js|ts)$/.test(found));
        if (file === undefined) return [];
        const module = (await import(new URL(`${name}/${file}`, features).href)) as { default: Command | Command[] };
        return module.default;
      }),
  );
  return loaded.flat();
}

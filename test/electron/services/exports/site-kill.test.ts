import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { readTree } from '../../../support/read-tree.ts';
import { soakTimes } from '../../../support/soak-times.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

const kills = soakTimes(10);
const here = import.meta.dirname;
const script = join(here, '../../../support/export-loop.ts');
const hooks = pathToFileURL(join(here, '../../../../scripts/source-hooks.mjs')).href;

/** Lets another process export without end, and kills it a while after it has said the word. */
async function exportAndKill(
  root: string,
  out: string,
  dataFolder: string,
  word: string,
  milliseconds: number,
): Promise<void> {
  const child = spawn(process.execPath, ['--import', hooks, script, root, out, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let said = '';
  const heard = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.includes(word)) resolve();
    });
  });
  await Promise.race([heard, ended]);
  await wait(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

test(
  'killed at any moment, the old export is whole or the new one is, and no post is touched',
  { timeout: 3_600_000 },
  async () => {
    const posts = Object.fromEntries(
      Array.from({ length: 80 }, (_, n) => [
        `p${n}.md`,
        `---\ntitle: Post ${n}\ndate: 2024-01-${(n % 28) + 1}\ntags: [t${n % 5}]\n---\nText ${n}\n`,
      ]),
    );
    const { run, out, library, dataFolder } = await siteBench(await tempLibrary(posts));
    const before = await readTree(library.root);
    const sides: Record<string, string>[] = [];
    for (const baseUrl of ['https://one.example/', 'https://two.example/']) {
      await run({ baseUrl });
      sides.push({ ...(await readTree(out)) });
    }
    let seen = 0;
    for (let round = 0; round < kills; round++) {
      const word = round % 2 === 0 ? 'Putting it in place' : 'Making pages';
      await exportAndKill(library.root, out, dataFolder, word, (round * 7) % 60);
      // Between two renames the folder has no name for a moment: the next export gives it back.
      if (existsSync(out)) {
        expect(sides, `kill ${round}`).toContainEqual(await readTree(out));
        seen++;
      }
      await writeFile(join(dirname(out), 'mine.txt'), 'mine');
      await run({ baseUrl: 'https://one.example/' });
      expect(await readTree(out)).toEqual(sides[0]);
      expect((await readdir(dirname(out))).toSorted()).toEqual(['mine.txt', basename(out)]);
      expect(await readTree(library.root)).toEqual(before);
    }
    expect(seen).toBeGreaterThan(kills / 2);
  },
);

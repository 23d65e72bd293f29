import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

/** What a careful person writes by hand. A post without `after` stays as it is; `code` is 0 unless named. */
interface Case {
  readonly id: string;
  /** The verb and its words; the file's name goes behind them. */
  readonly run: readonly string[];
  readonly before: string;
  readonly after?: string;
  readonly code?: number;
}

const file = join(import.meta.dirname, '../../fixtures/front-matter-cases.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

/** Between the verb and what it is given: `set post.md title=New`. */
const withFile = ([verb = '', ...words]: readonly string[]) =>
  verb === 'tags' ? [verb, ...words.slice(0, 1), 'post.md', ...words.slice(1)] : [verb, 'post.md', ...words];

describe('posts edited as a careful person would edit them by hand', () => {
  test.each(cases)('$id', async ({ run, before, after = before, code = 0 }) => {
    const cwd = await tempFolder();
    await writeFile(join(cwd, 'post.md'), before);
    const result = await runCli(withFile(run), { cwd });
    expect(await readFile(join(cwd, 'post.md'), 'utf8')).toBe(after);
    expect(result.code).toBe(code);
    expect(result.stderr === '').toBe(code === 0);
  });

  test('every change is taken back by the opposite one, where it is one', async () => {
    const cwd = await tempFolder();
    for (const text of ['tags: [a, b, a]', 'tags:\n- a\n- b # x\n- a', 'tags: a, b, a', 'tags: ["a", a]']) {
      await writeFile(join(cwd, 'post.md'), `---\n${text}\n---\n`);
      for (const [from, to] of [
        ['a', 'z'],
        ['z', 'a'],
      ] as const)
        await runCli(['tags', 'rename', 'post.md', '--from', from, '--to', to], { cwd });
      expect(await readFile(join(cwd, 'post.md'), 'utf8')).toBe(`---\n${text}\n---\n`);
    }
  });
});

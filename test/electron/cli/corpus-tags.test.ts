import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChangeReport } from '../../../shared/model/task.ts';
import { readTree } from '../../support/read-tree.ts';
import { runCli } from '../../support/run-cli.ts';
import { filesBelow, tempFolder } from '../../support/temp-library.ts';
import { inCorpus } from '../../support/corpus.ts';

const corpus = inCorpus('corpus', 'tags of real posts by the command line');

test.runIf(corpus)(
  'tags of all real posts at once: renamed and back, merged and taken back, to the same bytes',
  async () => {
    const cwd = await tempFolder('corpus');
    for (const path of (await filesBelow(corpus ?? '')).filter((name) => /\.mdx?$/.test(name))) {
      await mkdir(dirname(join(cwd, 'all', path)), { recursive: true });
      await writeFile(join(cwd, 'all', path), await readFile(join(corpus ?? '', path)));
    }
    const cli = (...argv: readonly string[]) => runCli(argv, { cwd });
    const report = async (...argv: readonly string[]) =>
      JSON.parse((await cli('tags', ...argv, '--json')).stdout) as ChangeReport;
    const before = await readTree(join(cwd, 'all'));
    const counts = JSON.parse((await cli('tags', 'list', 'all', '--json')).stdout) as {
      taxonomy: string;
      tag: string;
    }[];
    let changed = 0;
    for (const taxonomy of ['tags', 'categories']) {
      const [first = '', second = ''] = counts.filter((one) => one.taxonomy === taxonomy).map(({ tag }) => tag);
      const flags = ['--taxonomy', taxonomy];
      const there = await report('rename', 'all', '--from', first, '--to', 'another-name', ...flags);
      expect(there.failed).toEqual([]);
      changed += there.changed.length;
      await report('rename', 'all', '--from', 'another-name', '--to', first, ...flags);
      expect(differing(before, await readTree(join(cwd, 'all')))).toEqual([]);
      const merged = await report('merge', 'all', '--from', first, '--from', second, '--to', 'one', ...flags);
      expect(merged.changed.length).toBeGreaterThan(there.changed.length);
      const undone = await report('undo', 'all');
      expect(undone).toMatchObject({ skipped: [], failed: [] });
      expect(undone.changed).toHaveLength(merged.changed.length);
      expect(differing(before, await readTree(join(cwd, 'all')))).toEqual([]);
    }
    expect(changed).toBeGreaterThan(100);
  },
  120_000,
);

const differing = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) =>
  Object.keys({ ...one, ...other }).filter((name) => one[name] !== other[name]);

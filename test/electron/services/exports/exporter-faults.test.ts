import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskError } from '../../../../electron/fs/disk-error.ts';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { postId } from '../../../../shared/model/post.ts';
import type { ExportReport } from '../../../../shared/model/task.ts';
import { filesBeside, siteBench } from '../../../support/export-site.ts';
import { createFailingDisk, errnos } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { filesBelow, tempLibrary, textOf } from '../../../support/temp-library.ts';

const pages = { to: 'html' } as const;
const pagesBench = async (files: Readonly<Record<string, string>>, disk: Disk = createDisk()) =>
  siteBench(await tempLibrary(files), { disk });

describe('nothing is left half done', () => {
  test('cancelled: the old export stands and nothing lies about', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`p${n}.md`, `# P${n}\n\nText ${n}\n`]));
    const { run, start, out, library } = await pagesBench(files);
    await run(pages);
    const before = await textOf(out, 'p1.html');
    await writeFile(join(library.root, 'p1.md'), '# P1\n\nChanged\n');
    const stop = new AbortController();
    const steps = start(pages, stop.signal);
    await steps.next();
    stop.abort();
    expect(await finish(steps)).toMatchObject({ cancelled: true, written: [] });
    expect(await textOf(out, 'p1.html')).toBe(before);
    expect(await filesBeside(out)).toEqual([]);
  });

  test.each(['site', 'html', 'markdown'] as const)(
    'a post that cannot be read any more is named, and keeps its page in an export as %s',
    async (to) => {
      const root = await tempLibrary({ 'one.md': '# One\n', 'two.md': '# Two\n', 'three.md': '# Three\n' });
      const failing = createFailingDisk(createDisk());
      const { run, out, library } = await siteBench(root, { listing: failing.disk });
      await run({ to });
      const before = (await filesBelow(out)).filter((file) => file.includes('two'));
      const readTwo = async () => {
        await writeFile(join(root, 'two.md'), `# Two ${failing.calls.length}\n`);
        await library.refresh([postId('two.md')]);
      };
      failing.plan();
      await readTwo();
      failing.plan({ at: failing.calls.indexOf('readPlain') + 1, errno: 'EACCES' });
      await readTwo();
      failing.plan();
      await rm(join(root, 'three.md'));
      await library.refresh([postId('three.md')]);
      const report = await run({ to });
      expect(report.failed).toEqual([{ id: 'two.md', code: 'io', message: expect.stringContaining('Permission') }]);
      expect(report.removed).toEqual([]);
      expect((await filesBelow(out)).filter((file) => file.includes('two'))).toEqual(before);
      await readTwo();
      const healed = await run({ to });
      expect(healed.failed).toEqual([]);
      expect(healed.removed.filter((file) => file.includes('three'))).not.toEqual([]);
    },
  );

  test.each(['site', 'html', 'markdown', 'hugo'] as const)(
    'an export as %s that is not put in place leaves none of the folders that lead there',
    async (to) => {
      const real = createDisk();
      let isFull = true;
      const rename: Disk['rename'] = async (from, into) => {
        if (isFull) throw diskError(Object.assign(new Error('full'), { code: 'ENOSPC' }), into);
        await real.rename(from, into);
      };
      const { run, out } = await siteBench(await tempLibrary({ 'one.md': '# One\n' }), { disk: { ...real, rename } });
      const [above, folder] = [dirname(out), join(dirname(out), 'a/b/site')];
      await run({ to, folder, dryRun: true });
      expect(await readdir(above)).toEqual([]);
      await expect(run({ to, folder })).rejects.toThrow('The disk is full');
      expect(await readdir(above)).toEqual([]);
      isFull = false;
      await run({ to, folder });
      expect(await readdir(join(above, 'a/b'))).toEqual(['site']);
    },
  );

  test('the listener leaves: nothing lies about', async () => {
    const { start, out } = await pagesBench({ 'one.md': '# One\n' });
    const steps = start(pages);
    await steps.next();
    await steps.return({} as ExportReport);
    expect(await filesBelow(dirname(out))).toEqual([]);
  });

  test.each(isSoak ? [...errnos.keys()] : [0])(
    'any file call fails: the old export is whole or the new one is (%i)',
    async (shift) => {
      const failing = createFailingDisk(createDisk());
      const { run, out, library } = await pagesBench({ 'one.md': '# One\n', 'two.md': '# Two\n' }, failing.disk);
      failing.plan();
      await run(pages);
      const texts = async () => Promise.all(['one.html', 'two.html', 'index.html'].map((name) => textOf(out, name)));
      let old = await texts();
      let failures = 0;
      for (let at = 1, round = 0; ; at++, round++) {
        await writeFile(join(library.root, 'one.md'), `# One ${round}\n`);
        await writeFile(join(library.root, 'two.md'), `# Two ${round}\n`);
        await library.refresh([postId('one.md'), postId('two.md')]);
        failing.plan({ at, errno: errnos[(at + shift) % errnos.length] ?? 'EIO' });
        const report = await run(pages).catch((error: unknown) => error);
        const ended = failing.calls.length < at;
        failing.plan();
        // The person knows the folder, not what is filled beside it; that is named where it could not be removed.
        if (report instanceof Error) expect(report.message).not.toMatch(/\.tmp./);
        const now = await texts();
        const whole = (text: string) => /<\/html>\s*$/.test(text);
        expect(now.every(whole), `call ${at}`).toBe(true);
        if (report instanceof Error) {
          failures += 1;
          // An error after the swap (the note of the place, the flush) leaves the new one; both are whole.
          const isNew = now.some((text) => text.includes(`One ${round}`));
          if (!isNew) expect(now).toEqual(old);
        }
        old = now;
        if (ended) break;
      }
      expect(failures).toBeGreaterThan(5);
      await run(pages);
      expect(await filesBeside(out)).toEqual([]);
    },
  );
});

describe('a file that posts show or lead to', () => {
  const files = { 'post.md': '# Post\n\n[sheet](sheet.csv) ![](cat.png)\n', 'sheet.csv': '1,2', 'cat.png': 'PNG' };
  const copies = { to: 'markdown' } as const;

  test('cannot be read for the moment: its copy of an earlier export stays, also over the next ones', async () => {
    const disk = createDisk();
    let isShut = false;
    const readFile = (path: string) =>
      isShut && /library.*\.(?:csv|png)$/.test(path)
        ? Promise.reject(diskError(Object.assign(new Error('shut'), { code: 'EACCES' }), path))
        : disk.readFile(path);
    const { run, out, library } = await pagesBench(files, { ...disk, readFile });
    await run(copies);
    isShut = true;
    const shut = await run(copies);
    expect(shut).toMatchObject({ removed: [], failed: [] });
    expect(shut.warnings).toHaveLength(2);
    expect([await textOf(out, 'sheet.csv'), await textOf(out, 'cat.png')]).toEqual(['1,2', 'PNG']);
    isShut = false;
    await rm(join(library.root, 'sheet.csv'));
    expect(await run(copies)).toMatchObject({ removed: ['sheet.csv'] });
  });
});

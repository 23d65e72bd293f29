import { mkdir, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSessions, phaseIs } from '../renderer/document/open-sessions.ts';
import { siteBench } from '../support/export-site.ts';
import { finish } from '../support/finish.ts';
import { openForOperations } from '../support/operations.ts';
import { readTree } from '../support/read-tree.ts';
import { fillDisk, mayMount, pullDisk, smallDisk } from '../support/small-disk.ts';
import { isSoak, soakTimes } from '../support/soak-times.ts';
import { filesBelow, tempLibrary, textOf } from '../support/temp-library.ts';

if (!mayMount) console.log('skipped: a disk that is really full (only root on Linux can make one)');

const post = '---\ntitle: A post\n---\nfirst\n';
const long = 'A sentence that needs room.\n'.repeat(2000);

describe.skipIf(!mayMount)('a disk that is really full', () => {
  test('under the library: the post stays old, the text is kept, and room lets it be saved', async ({ skip }) => {
    const disk = await smallDisk();
    if (!disk) return skip('this system does not let us mount a disk');
    await writeFile(join(disk, 'a.md'), post);
    const { open, api, library, notices } = await openSessions(disk);
    const { session, editor } = await open('a.md');
    for (let round = 0; round < soakTimes(3); round++) {
      const before = await textOf(disk, 'a.md');
      await fillDisk(disk);
      editor.type(`${round} ${long}`);
      await session.save();
      expect(session.status.getState().phase).toBe('failed');
      expect(session.status.getState().message).toMatch(/The disk is full: .*a\.md/);
      expect(await textOf(disk, 'a.md')).toBe(before);
      expect(await filesBelow(disk)).toEqual(['a.md', 'filler.bin']);
      await expect
        .poll(() => api.drafts.list({ library: library.id }))
        .toMatchObject([{ id: 'a.md', text: session.fileText() }]);
      await rm(join(disk, 'filler.bin'));
      expect(await session.save()).toMatchObject({ kind: 'saved' });
      expect(await textOf(disk, 'a.md')).toBe(session.fileText());
      editor.select(0, editor.state().doc.length);
      editor.type('short\n');
      await session.saveShrunk();
    }
    expect(notices.every(({ kind }) => kind === 'failed')).toBe(true);
  });

  test('under the journal too: that is said, and the text stays on screen', async ({ skip }) => {
    const disk = await smallDisk();
    if (!disk) return skip('this system does not let us mount a disk');
    await mkdir(join(disk, 'blog'));
    await writeFile(join(disk, 'blog', 'a.md'), post);
    const { open, notices } = await openSessions(join(disk, 'blog'), { dataFolder: join(disk, 'data') });
    const { session, editor } = await open('a.md');
    await fillDisk(disk);
    editor.type(long);
    await session.save();
    await phaseIs(session, 'failed');
    await expect.poll(() => notices.map(({ kind }) => kind)).toContain('journal');
    expect(await textOf(disk, 'blog/a.md')).toBe(post);
    expect(session.fileText()).toContain('needs room');
    await rm(join(disk, 'filler.bin'));
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expect(await textOf(disk, 'blog/a.md')).toBe(session.fileText());
  });

  test('under a change over many posts: all stay, nothing is in the history, and an undo is tried again with room', async ({
    skip,
  }) => {
    const disk = await smallDisk();
    if (!disk) return skip('this system does not let us mount a disk');
    for (const name of ['a', 'b', 'c']) await writeFile(join(disk, `${name}.md`), `---\ntags: [old]\n---\n${long}`);
    const { library, tags, operations } = await openForOperations(disk);
    const { id } = library.info;
    const action = { kind: 'rename', from: 'old', to: 'new' } as const;
    const rename = () => finish(tags.change({ library: id, taxonomy: 'tags', action, leaveOut: [] }));
    const before = await readTree(disk);
    const full = ['a.md', 'b.md', 'c.md'].map((post) => ({ id: post, code: 'disk-full' }));

    await fillDisk(disk);
    expect(await rename()).toMatchObject({ changed: [], failed: full, undo: null });
    await rm(join(disk, 'filler.bin'));
    expect(await readTree(disk)).toEqual(before);
    expect(await operations.list(id)).toEqual([]);

    const { undo } = await rename();
    if (!undo) throw new Error('there is nothing to undo');
    const after = await readTree(disk);
    await fillDisk(disk);
    expect(await finish(operations.undo({ library: id, id: undo }))).toMatchObject({ changed: [], failed: full });
    expect(await operations.list(id)).toMatchObject([{ state: 'applied', changed: 3 }]);
    await rm(join(disk, 'filler.bin'));
    expect(await readTree(disk)).toEqual(after);
    await finish(operations.undo({ library: id, id: undo }));
    expect(await readTree(disk)).toEqual(before);
    await fillDisk(disk);
    expect(await finish(operations.redo({ library: id, id: undo }))).toMatchObject({ changed: [], failed: full });
    expect(await operations.list(id)).toMatchObject([{ state: 'undone', changed: 3 }]);
  });

  test('under the export of a site, wherever the room ends: the old one stands whole, and is replaced with room', async ({
    skip,
  }) => {
    const disk = await smallDisk();
    if (!disk) return skip('this system does not let us mount a disk');
    const posts = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`p${n}.md`, `---\ntitle: Post ${n}\ndate: 2024-01-01\n---\nText ${n}\n`]),
    );
    const { run, library } = await siteBench(await tempLibrary(posts));
    const before = await readTree(library.root);
    const folder = join(disk, 'site');
    await run({ folder, baseUrl: 'https://one.example/' });
    const old = await readTree(folder);
    // The second export finds room for so many kilobytes.
    for (const room of [0, 1, 8, 30, 80]) {
      await fillDisk(disk);
      await truncate(join(disk, 'filler.bin'), Math.max(0, (await stat(join(disk, 'filler.bin'))).size - room * 1024));
      const failed = await run({ folder, baseUrl: 'https://two.example/' }).catch((error: unknown) => error);
      expect(failed, `${room} kB`).toMatchObject({ code: 'disk-full', remedy: expect.any(String) as string });
      expect(await readTree(folder), `${room} kB`).toEqual(old);
      expect((await readdir(disk)).toSorted(), `${room} kB`).toEqual(['filler.bin', 'site']);
    }
    await rm(join(disk, 'filler.bin'));
    await run({ folder, baseUrl: 'https://two.example/' });
    expect(JSON.stringify(await readTree(folder))).toContain('two.example');
    expect(await readTree(library.root)).toEqual(before);
  });
});

describe.skipIf(!mayMount)('a disk that is pulled', () => {
  test('while somebody types: said within a second, the text stays and is in the journal', async ({ skip }) => {
    const disk = await smallDisk();
    if (!disk) return skip('this system does not let us mount a disk');
    await writeFile(join(disk, 'a.md'), post);
    const { open, api, library } = await openSessions(disk);
    const { session, editor } = await open('a.md');
    pullDisk(disk);
    editor.type('typed after\n');
    const asked = performance.now();
    await session.save();
    const waited = performance.now() - asked;
    expect(['failed', 'gone']).toContain(session.status.getState().phase);
    if (isSoak) expect(waited).toBeLessThan(1000);
    await expect
      .poll(() => api.drafts.list({ library: library.id }))
      .toMatchObject([{ id: 'a.md', text: expect.stringContaining('typed after') as string }]);
    expect(await filesBelow(disk)).toEqual([]);
  });
});

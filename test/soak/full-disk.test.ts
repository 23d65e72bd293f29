import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSessions, phaseIs } from '../renderer/document/open-sessions.ts';
import { soakTimes } from '../support/soak-times.ts';
import { filesBelow, tempFolder, textOf } from '../support/temp-library.ts';

/** A disk of one megabyte in memory; null where this process may not make one. */
async function smallDisk(): Promise<string | null> {
  const folder = join(await tempFolder('small'), 'disk');
  await mkdir(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!mayMount) console.log('skipped: a disk that is really full (only root on Linux can make one)');

async function fill(disk: string): Promise<void> {
  await writeFile(join(disk, 'filler.bin'), Buffer.alloc(4 * 1024 * 1024)).catch(() => undefined);
}

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
      await fill(disk);
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
    await fill(disk);
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
});

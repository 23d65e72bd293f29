import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isTempName, sweepTemps } from '../../../../electron/fs/atomic-write.ts';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { diskError } from '../../../../electron/fs/disk-error.ts';
import { createFileLock } from '../../../../electron/fs/file-lock.ts';
import { resolveInside } from '../../../../electron/fs/inside.ts';
import { hashBytes } from '../../../../electron/fs/revision.ts';
import { createSavePost } from '../../../../electron/services/posts/save-post.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { postId, revision, type Revision } from '../../../../shared/model/post.ts';
import { createFailingDisk, errnos, type Fault } from '../../../support/failing-disk.ts';
import { soakTimes } from '../../../support/soak-times.ts';
import { filesBelow, tempLibrary, textOf } from '../../../support/temp-library.ts';

const id = postId('post.md');
const oldText = 'old '.repeat(500);
const newText = 'new '.repeat(600);
const oldRevision = revision(hashBytes(new TextEncoder().encode(oldText)));

async function setUp(before: string | null) {
  const root = await tempLibrary(before === null ? {} : { 'post.md': before });
  const failing = createFailingDisk(createDisk());
  const save = createSavePost(failing.disk);
  const base: Revision | null = before === null ? null : oldRevision;
  const attempt = () =>
    save(() => resolveInside(failing.disk, root, id), {
      id,
      text: newText,
      base,
      format: { encoding: 'utf-8', bom: false },
    });
  return { root, failing, attempt };
}

async function callsOfASave(before: string | null): Promise<number> {
  const { failing, attempt } = await setUp(before);
  await attempt();
  return failing.calls.length;
}

async function check(before: string | null, fault: Fault) {
  const { root, failing, attempt } = await setUp(before);
  failing.plan(fault);
  const outcome = await attempt().catch((error: unknown) => error);
  const where = `${fault.errno} at ${fault.at} (${failing.calls[fault.at - 1]})`;
  if (outcome instanceof Error) {
    expect(outcome, where).toBeInstanceOf(AppError);
    expect((outcome as AppError).file, where).toContain(root);
    expect((outcome as AppError).remedy, where).toBeTruthy();
  } else expect(outcome, where).toMatchObject({ kind: 'saved' });
  failing.plan();
  const files = await filesBelow(root);
  const text = files.includes('post.md') ? await textOf(root, 'post.md') : null;
  expect(text === before || text === newText, `torn by ${where}`).toBe(true);
  const left = files.filter((file) => file !== 'post.md');
  if (fault.sticky) expect(left.every(isTempName), where).toBe(true);
  else expect(left, where).toEqual([]);
  expect(await attempt(), `save after ${where}`).toMatchObject({ kind: 'saved' });
  expect(await textOf(root, 'post.md'), where).toBe(newText);
}

describe.each([
  ['an existing post', oldText],
  ['a new post', null],
])('every file call of a save fails once: %s', (_name, before) => {
  test.each(errnos)('%s', async (errno) => {
    const calls = await callsOfASave(before);
    expect(calls).toBeGreaterThan(5);
    for (let at = 1; at <= calls + 1; at++) await check(before, { at, errno });
  });

  test.each(errnos)('%s from then on', async (errno) => {
    const calls = await callsOfASave(before);
    for (let at = 1; at <= calls; at++) await check(before, { at, errno, sticky: true });
  });
});

test('a process killed while it saves leaves the old or the new text, and a sweep removes the rest', async () => {
  const root = await tempLibrary({ 'post.md': '' });
  const script = join(import.meta.dirname, '../../../support/save-loop.ts');
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, [script, root], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    const ended = new Promise((resolve) => child.on('exit', resolve));
    while (!printed.includes('\n')) await wait(5);
    await wait(Math.random() * 60);
    child.kill('SIGKILL');
    await ended;
    const text = await readFile(join(root, 'post.md'), 'utf8');
    const number = Number(text.slice(0, text.indexOf(' ')));
    const acknowledged = Number(printed.trimEnd().split('\n').at(-1));
    expect(text).toBe(`${number} `.repeat(60_000));
    expect(number).toBeGreaterThanOrEqual(acknowledged);
    await sweepTemps(createDisk(), root, Date.now());
    expect(await filesBelow(root)).toEqual(['post.md']);
  }
}, 60_000);

test('two processes that write one post lose no save that either was told of', async () => {
  const root = await tempLibrary({ 'post.md': '' });
  const locks = join(await tempLibrary({}), 'locks');
  const script = join(import.meta.dirname, '../../../support/append-loop.ts');
  const told = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const child = spawn(process.execPath, [script, root, locks, name, String(soakTimes(150))], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
      return printed.split('\n').filter(Boolean);
    }),
  );
  expect(told.every((lines) => lines.length > 0)).toBe(true);
  const lines = (await textOf(root, 'post.md')).split('\n').filter(Boolean);
  expect(lines.toSorted()).toEqual(told.flat().toSorted());
  expect(await filesBelow(root)).toEqual(['post.md']);
}, 3_600_000);

describe('the lock between processes', () => {
  test('never keeps a text from being saved, whatever call of it fails', async () => {
    for (const errno of ['EIO', 'EROFS']) {
      for (const call of ['makeNewFolder', 'makeFolder', 'removeEmptyFolder', 'lstat'] as const) {
        const root = await tempLibrary({ 'post.md': oldText });
        const real = createDisk();
        const failing: Disk = {
          ...real,
          [call]: async (path: string) => {
            throw diskError(Object.assign(new Error(errno), { code: errno }), path);
          },
        };
        const save = createSavePost(real, createFileLock(failing, join(root, '..', `${root}-locks`)));
        const request = { id, text: newText, base: oldRevision, format: { encoding: 'utf-8', bom: false } as const };
        expect(await save(() => resolveInside(real, root, id), request), call).toMatchObject({ kind: 'saved' });
        await real.removeFolder(`${root}-locks`);
      }
    }
  });

  test('of a process that was killed is taken over', async () => {
    const folder = await tempLibrary({});
    const disk = createDisk();
    await createFileLock(disk, folder)('post');
    expect(await disk.list(folder)).toHaveLength(1);
    const later = createFileLock(disk, folder, () => Date.now() + 60_000);
    const release = await later('post');
    expect(await disk.list(folder)).toHaveLength(1);
    await release();
    expect(await disk.list(folder)).toEqual([]);
  });
});

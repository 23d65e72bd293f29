import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSyncDisk, type FileHead } from '../../../../../electron/fs/sync-disk.ts';
import { startHeadThread, type HeadThread } from '../../../../../electron/services/library/index/head-thread.ts';
import { createPostIndex } from '../../../../../electron/services/library/index/post-index.ts';
import { createReadAhead } from '../../../../../electron/services/library/index/read-ahead.ts';
import { postId } from '../../../../../shared/model/post.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';

const worker = new URL('../../../../../electron/services/library/index/head-worker.ts', import.meta.url);
const disk = createSyncDisk();

function started(module: URL, most: number, longest: number): HeadThread {
  const thread = startHeadThread(module, most, longest);
  onTestFinished(thread.end);
  return thread;
}

/** Asks until the thread is there. */
const asked = (thread: HeadThread, root: string, ids: readonly string[]) =>
  vi.waitFor(
    () => {
      const answer = thread.read(root, ids.map(postId));
      if (!answer) throw new Error('the thread is not there yet');
      return answer;
    },
    { timeout: 20_000 },
  );

const plain = (heads: readonly (FileHead | null)[] | null) =>
  heads?.map((head) => head && { look: head.look, text: head.bytes.toString('latin1') });

test('a thread reads the heads that this one would have read, of two requests at a time', async () => {
  const root = await tempLibrary({ 'a.md': 'first', 'empty.md': '', 'long.md': 'x'.repeat(1000), 'ü.md': 'ä' });
  await symlink(join(root, 'a.md'), join(root, 'link.md'));
  await mkdir(join(root, 'folder.md'));
  const thread = started(worker, 4, 64);
  const some = ['a.md', 'link.md', 'long.md', 'gone.md'];
  const others = ['folder.md', 'empty.md', 'ü.md'];
  const first = await asked(thread, root, some);
  const second = await asked(thread, root, others);
  const read = (id: string) => {
    try {
      return disk.readHead(join(root, id), Buffer.alloc(64));
    } catch {
      return null;
    }
  };
  expect(plain(first())).toEqual(plain(some.map(read)));
  expect(plain(second())).toEqual(plain(others.map(read)));
  expect(plain(some.map(read))?.map((head) => head?.text.length)).toEqual([5, undefined, 64, undefined]);
  // A request that nobody waited for, in the half of which another one is made.
  await asked(thread, root, others);
  await asked(thread, root, some);
  expect(plain((await asked(thread, root, ['ü.md']))())).toEqual(plain([read('ü.md')]));
  thread.end();
  expect(thread.read(root, [postId('a.md')])).toBeNull();
});

test('of a thread that does not answer, or is not there, nothing is expected any more', async () => {
  const root = await tempLibrary({
    'a.md': 'first',
    'silent.mjs':
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {}).postMessage('');",
  });
  const silent = started(pathToFileURL(join(root, 'silent.mjs')), 4, 64);
  const answer = await asked(silent, root, ['a.md']);
  expect(answer()).toBeNull();
  expect(silent.read(root, [postId('a.md')])).toBeNull();

  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => logged.mockRestore());
  const missing = started(pathToFileURL(join(root, 'missing.mjs')), 4, 64);
  await vi.waitFor(() => expect(logged).toHaveBeenCalledWith(expect.stringContaining('missing.mjs')), {
    timeout: 20_000,
  });
  expect(missing.read(root, [postId('a.md')])).toBeNull();
});

test('on a slow disk what the thread has just read is not read once more', async () => {
  const root = await tempLibrary({
    'a.md': 'read here',
    'slow.mjs': `
      import { parentPort, workerData } from 'node:worker_threads';
      const answers = new Int32Array(workerData.answered);
      parentPort.on('message', ({ half, number }) => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 260);
        Atomics.store(answers, half, number);
        Atomics.notify(answers, half);
      });
      parentPort.postMessage('');`,
  });
  const thread = started(pathToFileURL(join(root, 'slow.mjs')), 4, 64);
  (await asked(thread, root, ['a.md']))();
  const ahead = createReadAhead({ disk, root, thread, version: () => 0 });
  const begin = () => ahead.begin(['a.md', 'a.md'].map(postId));
  const first = begin();
  expect(first(0)?.bytes.toString()).toBe('read here');
  const [second, third] = [begin(), begin()];
  // Of this thread every file is empty.
  for (const headOf of [second, third])
    expect([0, 1].map((index) => headOf(index)?.bytes.toString())).toEqual(['', '']);
});

test('what was read ahead is read again when others have read posts meanwhile', async () => {
  const root = await tempLibrary({ 'a.md': 'old a', 'b.md': 'old b', 'c.md': 'old c' });
  const thread = started(worker, 4, 64);
  await asked(thread, root, ['a.md']);
  let version = 0;
  const ahead = createReadAhead({ disk, root, thread, version: () => version });
  const ids = ['a.md', 'b.md', 'c.md'].map(postId);
  for (const headOf of [ahead.begin(ids), ahead.begin(ids)]) {
    const text = (index: number) => headOf(index)?.bytes.toString();
    await Promise.all(ids.map((id) => writeFile(join(root, id), `old ${id[0]}`)));
    expect(text(0)).toBe('old a');
    version++;
    ahead.taken();
    await writeFile(join(root, 'b.md'), 'new b');
    await writeFile(join(root, 'c.md'), 'new c');
    expect(text(1)).toBe('old b');
    version++;
    ahead.taken();
    version++;
    expect(text(2)).toBe('new c');
    ahead.taken();
  }
});

test('a thread ends with the first scan, also where the folder cannot be read', async () => {
  const root = await tempLibrary({ 'a.md': 'first' });
  const thread = started(worker, 4, 64);
  await asked(thread, root, ['a.md']);
  const gone = { disk, root: join(root, 'gone'), file: null, now: Date.now, heads: thread, tell: () => {} };
  const index = createPostIndex(gone);
  onTestFinished(index.close);
  await expect(index.scan({ corrections: {}, afresh: false })).rejects.toMatchObject({ code: 'not-found' });
  expect(thread.read(root, [postId('a.md')])).toBeNull();
});

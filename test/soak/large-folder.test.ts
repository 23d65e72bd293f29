import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canary } from '../support/sandbox.ts';
import { soakTimes } from '../support/soak-times.ts';
import { postCalled, tempFolder } from '../support/temp-library.ts';
import { testLibraries } from '../support/test-libraries.ts';

const count = soakTimes(2000);
const levels = 200;
const posix = process.platform !== 'win32';

/** Whether the disk took the name, given by its bytes. */
async function placed(folder: string, name: string | Buffer, text: string): Promise<boolean> {
  const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
  return writeFile(path, text, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

/** A quarter of the files in one folder, the others in 200 folders in each other, with whatever a disk can hold beside them. */
async function makeFolder(root: string, outside: string): Promise<readonly string[]> {
  const expected: string[] = [];
  const flat = Math.floor(count / 4);
  await mkdir(join(root, 'flat'), { recursive: true });
  for (let n = 0; n < flat; n++) {
    await writeFile(join(root, `flat/p${n}.md`), postCalled(`Flat ${n}`));
    expected.push(`flat/p${n}.md`);
  }
  let folder = '';
  for (let level = 0; level < levels; level++) {
    folder += 'd/';
    await mkdir(join(root, folder));
    for (let n = 0; n < (count - flat) / levels; n++) {
      await writeFile(join(root, `${folder}p${n}.md`), postCalled(`Deep ${level}`));
      expected.push(`${folder}p${n}.md`);
    }
  }
  for (const name of ['caf\u00e9.md', 'cafe\u0301.md', 'Case.md', 'case.md'])
    if (await placed(root, name, postCalled(name))) expected.push(name);
  await placed(root, Buffer.from([0x62, 0x61, 0x64, 0xff, 0x2e, 0x6d, 0x64]), postCalled('Not UTF-8'));
  await writeFile(join(outside, 'secret.md'), canary);
  if (posix) {
    execFileSync('mkfifo', [join(root, 'fifo.md')]);
    await symlink('.', join(root, 'self'));
    await symlink('../..', join(root, 'd/d/up'));
    await symlink('loop.md', join(root, 'loop.md'));
    await symlink(outside, join(root, 'out'));
    await symlink(join(outside, 'secret.md'), join(root, 'secret.md'));
  }
  return expected.toSorted();
}

test(
  `a folder of ${count} posts, ${levels} levels deep, with loops, a FIFO and odd names is listed whole, and followed`,
  { timeout: 600_000 },
  async () => {
    const root = join(await tempFolder('large'), 'posts');
    const outside = await tempFolder('outside');
    const expected = await makeFolder(root, outside);
    const lists = await tempFolder('lists');
    const libraries = testLibraries({ listFolder: lists, watch: true });
    const started = performance.now();
    const library = await libraries.open(root);
    await library.whole();
    const { posts, notices } = library.snapshot();
    console.info(`${posts.length} posts in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    expect(posts.map(({ id }) => id)).toEqual(expected);
    expect(JSON.stringify(posts)).not.toContain(canary);
    if (posix) {
      const left = notices.filter(({ code }) => code === 'skipped').map(({ message }) => message);
      for (const name of ['fifo.md', 'loop.md', 'secret.md'])
        expect(
          left.some((message) => message.startsWith(name)),
          name,
        ).toBe(true);
    }
    // Also where the system watches no more files: then a look brings what changed.
    await writeFile(join(root, 'flat/p1.md'), postCalled('Changed'));
    await writeFile(join(root, `${'d/'.repeat(levels)}new.md`), postCalled('New'));
    const seen = async () => {
      await library.lookAgain();
      const titles = new Map(library.snapshot().posts.map(({ id, title }) => [id as string, title]));
      return [titles.get('flat/p1.md'), titles.get(`${'d/'.repeat(levels)}new.md`)];
    };
    await expect.poll(seen, { timeout: 300_000, interval: 500 }).toEqual(['Changed', 'New']);
    await libraries.dispose();
    const again = testLibraries({ listFolder: lists });
    const restarted = performance.now();
    const reopened = await again.open(root);
    expect(reopened.snapshot().posts.length).toBe(expected.length + 1);
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
    console.info(`again in ${((performance.now() - restarted) / 1000).toFixed(1)} s, ${memory} MB`);
  },
);

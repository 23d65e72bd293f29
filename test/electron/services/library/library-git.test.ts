import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PostSummary } from '../../../../shared/model/post.ts';
import { openOnce } from '../../../support/library-list.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { postCalled, tempFolder } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const posts = isSoak ? 10_000 : 1500;
const changed = isSoak ? 3000 : 1000;
/** Milliseconds in which the list has to have followed; on a machine that does nothing else it takes one or two seconds. */
const patience = { timeout: 60_000, interval: 100 };
const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!hasGit) console.info('library-git.test.ts: skipped, git is not installed');

const uncounted = (summary: PostSummary) => ({ ...summary, revision: null, words: null, minutes: null, excerpt: null });

test.runIf(hasGit)(
  `git changes ${changed} of ${posts} posts and back while the library is open: the list is what a fresh scan finds`,
  { timeout: 300_000 },
  async () => {
    const root = join(await tempFolder('library'), 'blog');
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'core.autocrlf=false', ...args],
        {
          cwd: root,
          stdio: 'ignore',
        },
      );
    for (let n = 0; n < posts; n++) {
      if (n % 100 === 0) await mkdir(join(root, `folder-${n / 100}`), { recursive: true });
      await writeFile(join(root, `folder-${Math.floor(n / 100)}/post-${n}.md`), postCalled(`First ${n}`));
    }
    git('init', '-q', '-b', 'first');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    git('checkout', '-q', '-b', 'second');
    // Changed, deleted, renamed, new, in new folders in each other, and a folder that goes.
    const at = (n: number) => join(root, `folder-${Math.floor(n / 100)}/post-${n}.md`);
    for (let n = 0; n < changed; n++) {
      if (n % 10 < 7) await writeFile(at(n), postCalled(`Second ${n}`));
      else if (n % 10 === 7) await rm(at(n));
      else if (n % 10 === 8) await rename(at(n), join(root, `folder-0/renamed-${n}.md`));
      else {
        await mkdir(join(root, `new/${n % 7}/${n % 3}`), { recursive: true });
        await writeFile(join(root, `new/${n % 7}/${n % 3}/post-${n}.md`), postCalled(`New ${n}`));
      }
    }
    await rm(join(root, `folder-${Math.floor((posts - 1) / 100)}`), { recursive: true });
    git('add', '-A');
    git('commit', '-q', '-m', 'second');
    const fresh = async () => (await openOnce(root, null)).posts;
    const second = await fresh();
    git('checkout', '-q', 'first');

    const libraries = testLibraries({ watch: true });
    const library = await libraries.open(root);
    const shown = (list: readonly { readonly id: string; readonly size: number; readonly title: string }[]) =>
      list.map(({ id, size, title }) => `${id} ${size} ${title}`);
    const first = shown(library.snapshot().posts);
    for (let round = 0; round < 2; round++) {
      for (const [branch, expected] of [
        ['second', shown(second)],
        ['first', first],
      ] as const) {
        git('checkout', '-q', branch);
        const started = performance.now();
        await expect.poll(() => shown(library.snapshot().posts), patience).toEqual(expected);
        console.info(`${branch}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
        expect(library.snapshot().posts.map(uncounted)).toEqual((await fresh()).map(uncounted));
      }
    }
  },
);

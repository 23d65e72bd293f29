import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { asPerson, commitAll, hasGit, hook, openRepository, post, sayWithoutGit } from '../../../support/git.ts';

sayWithoutGit('git-index.test.ts');
const files = { 'a.md': post('A'), 'b.md': post('B'), 'c.md': post('C') };

describe.runIf(hasGit)('a commit', () => {
  beforeEach(() => asPerson());

  test.each([
    ['at the top of the repository', ''],
    ['in a folder of it', '..'],
  ])('one that is stopped leaves the index as it was: a library %s', async (_where, top) => {
    const blog = await openRepository({ ...files, 'sub/d é.md': post('D') }, async (library) => {
      if (top === '') return;
      await rm(join(library, '.git'), { recursive: true });
      commitAll(join(library, top));
    });
    await blog.put('a.md', post('A', 'Added.'));
    blog.git('add', 'a.md');
    await blog.put('a.md', post('A', 'Other.'));
    await blog.put('sub/new one.md', post('New'));
    await rename(join(blog.library, 'sub/d é.md'), join(blog.library, 'moved.md'));
    await rm(join(blog.library, 'b.md'));
    const before = [blog.git('ls-files', '--stage'), blog.git('status', '--porcelain', '-uall', '.')];
    await hook(join(blog.library, top), 'pre-commit', 'exit 1');
    const all = ['a.md', 'sub/new one.md', 'moved.md', 'sub/d é.md', 'b.md'];
    expect(await blog.commit(all)).toMatchObject({ kind: 'failed' });
    expect([blog.git('ls-files', '--stage'), blog.git('status', '--porcelain', '-uall', '.')]).toEqual(before);
    await rm(join(blog.library, top, '.git/hooks/pre-commit'));
    expect(await blog.commit(all)).toMatchObject({ kind: 'done' });
    expect(blog.git('status', '--porcelain', '-uall', '.')).toBe('');
  });
});

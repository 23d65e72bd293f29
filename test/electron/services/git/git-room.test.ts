import { rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finish } from '../../../support/finish.ts';
import { asPerson, git, hasGit, openRepository, post, sayWithoutGit, withRemote } from '../../../support/git.ts';
import { fillDisk, mayMount, smallDisk } from '../../../support/small-disk.ts';
import { textOf } from '../../../support/temp-library.ts';

sayWithoutGit('git-room.test.ts');

const readPosts = (folder: string) => Promise.all(['a.md', 'b.md', 'c.md'].map((name) => textOf(folder, name)));

test.runIf(hasGit && mayMount)(
  'what the disk has no room for is not begun: git would leave posts half written, and lose what was not committed',
  async ({ skip }) => {
    const disk = await smallDisk();
    if (!disk) return skip('this system does not let us mount a disk');
    await asPerson();
    const blog = await openRepository({
      'a.md': post('A', 'Word. '.repeat(4000)),
      'b.md': post('B'),
      'c.md': post('C'),
    });
    const { remote, theyPush } = await withRemote(blog);
    const small = join(disk, 'blog');
    git(disk, 'clone', '-q', '--template=', remote, small);
    const { library } = await blog.api.library.open({ path: small });
    const pull = () => finish(blog.api.git.pull({ library: library.id }));
    // Of their text little is fetched, and much is written.
    await theyPush('a.md', post('A', 'Theirs. '.repeat(15_000)));
    await writeFile(join(small, 'b.md'), post('B', 'Mine.'));
    git(small, 'commit', '-q', '-a', '-m', 'Mine');
    await writeFile(join(small, 'c.md'), post('C', 'Not committed.'));
    const before = await readPosts(small);
    await fillDisk(disk);
    const filler = join(disk, 'filler.bin');
    await truncate(filler, (await stat(filler)).size - 80 * 1024);
    expect(await pull()).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/no room for what was fetched.* \d+ KB are missing/) as string },
    });
    expect(await readPosts(small)).toEqual(before);
    await rm(filler);
    expect(await pull()).toEqual({ kind: 'done', message: '1 commit came in.' });
    expect(await textOf(small, 'a.md')).toContain('Theirs.');
    expect(await textOf(small, 'c.md')).toBe(post('C', 'Not committed.'));
  },
);

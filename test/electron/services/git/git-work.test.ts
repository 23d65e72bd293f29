import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { asPerson, hook, git, hasGit, openRepository, post, sayWithoutGit, withRemote } from '../../../support/git.ts';
import { tempFolder, textOf } from '../../../support/temp-library.ts';

sayWithoutGit('git-work.test.ts');
const files = { 'a.md': post('A'), 'b.md': post('B'), 'c.md': post('C') };

describe.runIf(hasGit)('commit', () => {
  beforeEach(() => asPerson());

  test('holds the chosen files alone, with all kinds of changes, and leaves what was added by hand', async () => {
    const blog = await openRepository(files);
    await blog.put('a.md', post('A', 'Other.'));
    await blog.put('b.md', post('B', 'Other.'));
    await blog.put('new one.md', post('New'));
    await blog.put('by hand.md', post('Hand'));
    blog.git('add', 'by hand.md');
    await rename(join(blog.library, 'c.md'), join(blog.library, 'moved.md'));
    expect(await blog.commit(['a.md', 'moved.md', 'new one.md'], '  Three posts\n\nand more  ')).toEqual({
      kind: 'done',
      message: 'Committed 3 files.',
    });
    expect(blog.git('show', '--name-status', '--format=%B', '-M', 'HEAD').split(/\n+/)).toEqual([
      'Three posts',
      'and more',
      'M\ta.md',
      'R100\tc.md\tmoved.md',
      'A\tnew one.md',
    ]);
    expect((await blog.repository()).changes.map(({ id }) => id)).toEqual(['b.md', 'by hand.md']);
    await rm(join(blog.library, 'a.md'));
    expect(await blog.commit(['a.md'])).toMatchObject({ kind: 'done' });
    expect(blog.git('ls-files')).not.toContain('a.md');
  });

  test('says what is missing: files, a message, a branch, a name', async () => {
    const blog = await openRepository(files);
    const because = async (ids: readonly string[], message?: string) => {
      const result = await blog.commit(ids, message);
      return result.kind === 'failed' ? `${result.failure.message} ${result.failure.remedy}` : result.kind;
    };
    expect(await because(['a.md'])).toMatch(/No file is chosen/);
    await blog.put('a.md', post('A', 'Other.'));
    expect(await because(['a.md'], ' ')).toMatch(/no message/);
    await asPerson('[user]\nuseConfigOnly = true\n');
    expect(await because(['a.md'])).toMatch(/who you are.*user\.name/);
    await asPerson();
    blog.git('checkout', '-q', '--detach');
    expect(await because(['a.md'])).toMatch(/detached head.*git switch/);
    expect(blog.git('rev-list', '--count', '--all')).toBe('1');
  });

  test('a hook that fails stops it, and its own words are at hand; one that lets it pass has run', async () => {
    const blog = await openRepository(files);
    await blog.put('a.md', post('A', 'Other.'));
    await hook(blog.library, 'pre-commit', 'printf "\\033[31mENOENT: spelling of teh\\033[0m\\n" >&2; exit 1');
    expect(await blog.commit(['a.md'])).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/by a hook/), output: 'ENOENT: spelling of teh' },
    });
    expect(blog.git('rev-list', '--count', 'HEAD')).toBe('1');
    await hook(blog.library, 'pre-commit', 'touch .git/hook-ran');
    expect(await blog.commit(['a.md'])).toMatchObject({ kind: 'done' });
    expect(await textOf(blog.library, '.git/hook-ran')).toBe('');
  });

  test('refuses posts whose text is not on the disk, and takes the others', async () => {
    const blog = await openRepository(files);
    await blog.put('a.md', post('A', 'Other.'));
    await blog.put('b.md', post('B', 'Other.'));
    const commit = (ids: readonly string[]) =>
      finish(
        blog.api.git.commit({
          ...{ library: blog.id, ids: ids.map(postId), message: 'M', leaveOut: [postId('a.md')] },
        }),
      );
    expect(await commit(['a.md', 'b.md'])).toMatchObject({
      kind: 'failed',
      failure: { message: 'Not saved yet: a.md.' },
    });
    expect(await commit(['b.md'])).toMatchObject({ kind: 'done' });
  });

  test('is stopped while a hook hangs, and can be done again', async () => {
    const blog = await openRepository(files);
    await blog.put('a.md', post('A', 'Other.'));
    await hook(blog.library, 'pre-commit', 'touch .git/hook-began; sleep 30');
    const task = 'commit-1';
    const run = finish(blog.api.git.commit({ library: blog.id, task, ids: [postId('a.md')], message: 'M' }));
    await vi.waitFor(() => textOf(blog.library, '.git/hook-began'), { timeout: 20_000 });
    await blog.api.tasks.cancel({ task });
    expect(await run).toEqual({ kind: 'cancelled' });
    await rm(join(blog.library, '.git/hooks/pre-commit'));
    expect(await blog.commit(['a.md'])).toMatchObject({ kind: 'done' });
  });
});

describe.runIf(hasGit)('push and pull', () => {
  beforeEach(() => asPerson());

  test('a first push makes the branch follow; later ones and pulls only move on', async () => {
    const blog = await openRepository(files);
    const remote = join(await tempFolder('remote'), 'remote.git');
    git(blog.library, 'init', '-q', '--bare', remote);
    expect(await blog.push()).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/no remote/) },
    });
    expect(await blog.pull()).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/no remote/) },
    });
    blog.git('remote', 'add', 'origin', remote);
    expect(await blog.pull()).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/follows none/) },
    });
    const pushed = await blog.push();
    expect(pushed).toEqual({ kind: 'done', message: 'Pushed to origin. The branch follows origin/main from now on.' });
    expect(git(remote, 'rev-parse', 'main')).toBe(blog.git('rev-parse', 'HEAD'));
    expect(await blog.repository()).toMatchObject({ upstream: 'origin/main', ahead: 0, behind: 0, remote: 'origin' });
    expect(await blog.pull()).toEqual({ kind: 'done', message: 'Nothing new at the remote.' });
    await blog.put('a.md', post('A', 'Other.'));
    await blog.commit(['a.md']);
    expect(await blog.repository()).toMatchObject({ ahead: 1 });
    expect(await blog.push()).toEqual({ kind: 'done', message: 'Pushed 1 commit to origin.' });
  });

  test('a push that is behind says so; the pull merges, and leaves files that were only changed', async () => {
    const blog = await openRepository(files);
    const { theyPush } = await withRemote(blog);
    await theyPush('b.md', post('B', 'Theirs.'));
    await blog.put('a.md', post('A', 'Mine.'));
    await blog.commit(['a.md']);
    await blog.put('c.md', post('C', 'Not committed.'));
    expect(await blog.push()).toMatchObject({
      kind: 'failed',
      failure: { remedy: expect.stringMatching(/Pull first/) },
    });
    expect(await blog.pull()).toEqual({ kind: 'done', message: '1 commit came in.' });
    expect(await textOf(blog.library, 'b.md')).toBe(post('B', 'Theirs.'));
    expect(await textOf(blog.library, 'c.md')).toBe(post('C', 'Not committed.'));
    expect(await blog.push()).toMatchObject({ kind: 'done' });
    await theyPush('c.md', post('C', 'Theirs.'));
    expect(await blog.pull()).toMatchObject({
      kind: 'failed',
      failure: { remedy: expect.stringMatching(/Commit them first/) },
    });
    expect(await textOf(blog.library, 'c.md')).toBe(post('C', 'Not committed.'));
  });

  test('with unsaved text nothing is pulled', async () => {
    const blog = await openRepository(files);
    const { theyPush } = await withRemote(blog);
    await theyPush('b.md', post('B', 'Theirs.'));
    const pull = await finish(blog.api.git.pull({ library: blog.id, leaveOut: [postId('a.md')] }));
    expect(pull).toMatchObject({ kind: 'failed', failure: { message: 'Not saved yet: a.md.' } });
    expect(await textOf(blog.library, 'b.md')).toBe(post('B'));
  });

  test('a conflict is told with both texts, settled file by file, and committed', async () => {
    const blog = await openRepository(files);
    const { theyPush } = await withRemote(blog);
    for (const name of ['a', 'b', 'c']) {
      await theyPush(`${name}.md`, post(name.toUpperCase(), 'Theirs.'));
      await blog.put(`${name}.md`, post(name.toUpperCase(), 'Mine.'));
    }
    await blog.commit(['a.md', 'b.md', 'c.md']);
    expect(await blog.pull()).toEqual({ kind: 'conflicts', ids: ['a.md', 'b.md', 'c.md'] });
    const state = await blog.repository();
    expect(state).toMatchObject({ underWay: 'merge', mergeMessage: expect.stringMatching(/'origin\/main'$/) });
    expect(state.changes.map(({ kind }) => kind)).toEqual(['conflict', 'conflict', 'conflict']);
    expect(await blog.difference('a.md')).toEqual({
      before: post('A', 'Theirs.'),
      after: post('A', 'Mine.'),
      problem: null,
    });
    expect(await blog.commit(['a.md'])).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/3 conflicts/) },
    });
    expect(await blog.pull()).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/not finished/) },
    });
    expect(await blog.settle('a.md', 'mine')).toMatchObject({ kind: 'done' });
    expect(await blog.settle('b.md', 'theirs')).toMatchObject({ kind: 'done' });
    expect(await blog.settle('c.md', 'as-it-is')).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/marks/) },
    });
    await blog.put('c.md', post('C', 'Both.'));
    expect(await blog.settle('c.md', 'as-it-is')).toMatchObject({ kind: 'done' });
    expect(await blog.commit([], 'Merge')).toEqual({ kind: 'done', message: 'The merge was committed.' });
    expect(await Promise.all(['a.md', 'b.md', 'c.md'].map((path) => textOf(blog.library, path)))).toEqual([
      post('A', 'Mine.'),
      post('B', 'Theirs.'),
      post('C', 'Both.'),
    ]);
    expect(await blog.push()).toMatchObject({ kind: 'done' });
  });

  test('what a merge brings is of it, whatever is chosen besides', async () => {
    const blog = await openRepository(files);
    const { theyPush } = await withRemote(blog);
    await theyPush('a.md', post('A', 'Theirs.'));
    await theyPush('b.md', post('B', 'Theirs.'));
    await theyPush('site.toml', 'x = 1\n');
    await blog.put('a.md', post('A', 'Mine.'));
    await blog.commit(['a.md']);
    await blog.put('new.md', post('New'));
    await blog.pull();
    const ofMerge = async () =>
      (await blog.repository()).changes.filter((change) => change.ofMerge).map(({ id }) => id);
    expect(await ofMerge()).toEqual(['b.md', 'site.toml']);
    await blog.settle('a.md', 'theirs');
    expect(await ofMerge()).toEqual(['a.md', 'b.md', 'site.toml']);
    expect(await blog.commit([], 'Merge')).toMatchObject({ kind: 'done' });
    expect((await blog.repository()).changes).toEqual([{ id: 'new.md', kind: 'new', isPost: true }]);
  });

  test('what is in the way of a pull outside of the folder is named, since nothing shows it', async () => {
    const blog = await openRepository({ 'site/a.md': post('A'), 'other/b.txt': 'b' });
    const { theyPush } = await withRemote(blog);
    await theyPush('site/a.md', post('A', 'Theirs.'));
    await theyPush('other/b.txt', 'theirs');
    await blog.put('other/b.txt', 'mine');
    const { library } = await blog.api.library.open({ path: join(blog.library, 'site') });
    const pull = () => finish(blog.api.git.pull({ library: library.id }));
    const named = {
      kind: 'failed',
      failure: { message: expect.stringMatching(/^Outside of this folder .*: other.b.txt\.$/) },
    };
    expect(await pull()).toMatchObject(named);
    blog.git('checkout', '-q', 'other/b.txt');
    await blog.put('site/a.md', post('A', 'Mine.'));
    expect(await pull()).toMatchObject({
      failure: { message: expect.stringMatching(/files that you have changed too/) },
    });
    blog.git('checkout', '-q', 'site/a.md');
    // A merge of two sides takes nothing that is announced for the next commit either.
    await blog.put('site/new.md', post('New'));
    blog.git('add', 'site/new.md');
    blog.git('commit', '-q', '-m', 'New');
    await blog.put('other/c.txt', 'c');
    blog.git('add', 'other/c.txt');
    expect(await pull()).toMatchObject({
      failure: { message: expect.stringMatching(/^Outside of this folder .*: other.c.txt\.$/) },
    });
  });

  test('a merge is given up: every file as before the pull', async () => {
    const blog = await openRepository(files);
    const { theyPush } = await withRemote(blog);
    await theyPush('a.md', post('A', 'Theirs.'));
    await rm(join(blog.library, 'a.md'));
    await blog.commit(['a.md']);
    expect(await blog.pull()).toEqual({ kind: 'conflicts', ids: ['a.md'] });
    expect(await blog.difference('a.md')).toMatchObject({ before: post('A', 'Theirs.'), after: null });
    expect(await blog.api.git.abortMerge({ library: blog.id })).toMatchObject({ kind: 'done' });
    expect(await blog.repository()).toMatchObject({ underWay: null, changes: [], ahead: 1, behind: 1 });
    await blog.pull();
    expect(await blog.settle('a.md', 'mine')).toMatchObject({ kind: 'done' });
    expect(await blog.commit([], 'Merge')).toMatchObject({ kind: 'done' });
    await expect(textOf(blog.library, 'a.md')).rejects.toThrow(/ENOENT/);
  });

  test('a remote that is not there, a hook of ours and one of the server that say no', async () => {
    const blog = await openRepository(files);
    const { remote } = await withRemote(blog);
    const because = async () => {
      const result = await blog.push();
      return result.kind === 'failed' ? `${result.failure.message} ${result.failure.output}` : result.kind;
    };
    await blog.put('a.md', post('A', 'Other.'));
    await blog.commit(['a.md']);
    await hook(blog.library, 'pre-push', 'echo not on Fridays >&2; exit 1');
    expect(await because()).toMatch(/by a hook of the repository.*not on Fridays/s);
    await rm(join(blog.library, '.git/hooks/pre-push'));
    await hook(remote, 'pre-receive', 'echo house rules >&2; exit 1', '.');
    expect(await because()).toMatch(/The server has refused.*house rules/s);
    await rename(remote, `${remote}-gone`);
    expect(await because()).toMatch(/no repository at the address/);
    expect(await blog.pull()).toMatchObject({ kind: 'failed' });
  });
});

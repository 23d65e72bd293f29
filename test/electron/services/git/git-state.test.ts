import { writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { lookAt } from '../../../../electron/services/git/git-look.ts';
import type { GitState } from '../../../../shared/model/git.ts';
import { postId } from '../../../../shared/model/post.ts';
import {
  asPerson,
  commitAll,
  commitOneText,
  git,
  hasGit,
  openRepository,
  post,
  put,
  sayWithoutGit,
} from '../../../support/git.ts';
import { failure, openSandbox } from '../../../support/sandbox.ts';
import { filesBelow, tempFolder } from '../../../support/temp-library.ts';

sayWithoutGit('git-state.test.ts');
const files = {
  'a.md': post('A'),
  'b.md': post('B'),
  'c d.md': post('C'),
  'é.md': post('E'),
  'css/site.css': 'a {}\n',
};
const words = (state: GitState) =>
  state.kind === 'repository'
    ? state.changes.map(({ kind, id, from }) => [kind, id, from].filter(Boolean).join(' '))
    : state.kind;

test('without git the panel is told so, and the library opens as ever', async () => {
  vi.stubEnv('PATH', await tempFolder('empty'));
  const sandbox = await openSandbox(files);
  expect(await sandbox.api.git.state({ library: sandbox.id })).toEqual({ kind: 'no-git' });
  expect(sandbox.listed).toHaveLength(4);
  vi.unstubAllEnvs();
});

describe.runIf(hasGit)('the state of a library', () => {
  beforeEach(() => asPerson());

  test('a folder that is no repository', async () => {
    const { api, id } = await openSandbox(files);
    expect(await api.git.state({ library: id })).toEqual({ kind: 'no-repository' });
  });

  test('nothing committed yet: every file is new', async () => {
    const { api, id } = await openSandbox(files, (library) => git(library, 'init', '-q'));
    const state = await api.git.state({ library: id });
    expect(state).toMatchObject({ kind: 'repository', branch: 'main', upstream: null, remote: null });
    expect(state).toMatchObject({ underWay: null, mergeMessage: null });
    expect(words(state)).toEqual(['new a.md', 'new b.md', 'new c d.md', 'new css/site.css', 'new é.md']);
  });

  test('new, changed, deleted and renamed files, told to git or not, under their own names', async () => {
    const blog = await openRepository(files);
    expect(words(await blog.state())).toEqual([]);
    await blog.put('a.md', post('A', 'Other text.'));
    await blog.put('new one .md', 'Something else altogether, and no front matter at all.\n');
    await rm(join(blog.library, 'b.md'));
    await rename(join(blog.library, 'c d.md'), join(blog.library, 'moved.md'));
    blog.git('mv', 'é.md', 'ö.md');
    const before = await filesBelow(join(blog.library, '.git'));
    const state = await blog.repository();
    expect(words(state)).toEqual([
      'changed a.md',
      'deleted b.md',
      'renamed moved.md c d.md',
      'new new one .md',
      'renamed ö.md é.md',
    ]);
    expect(state.changes.every(({ isPost }) => isPost)).toBe(true);
    expect(await filesBelow(join(blog.library, '.git'))).toEqual(before);
  });

  test('a library in a folder of a repository: its own files alone, by their paths below it', async () => {
    const blog = await openSandbox({ 'a.md': post('A') }, async (library) => {
      const top = join(library, '..');
      await put(top, 'README.md', 'About');
      commitAll(top);
      await put(top, 'README.md', 'About all');
      await put(library, 'a.md', post('A', 'Other.'));
    });
    expect(words(await blog.api.git.state({ library: blog.id }))).toEqual(['changed a.md']);
    expect(await blog.api.git.difference({ library: blog.id, id: postId('a.md') })).toMatchObject({
      before: post('A'),
      after: post('A', 'Other.'),
    });
  });

  test('what the library never lists is no post: the templates of new ones', async () => {
    const blog = await openRepository({ 'hugo.toml': 'title = "A"\n', 'content/posts/a.md': post('A') });
    await blog.put('archetypes/default.md', post('T'));
    await blog.put('content/posts/b.md', post('B'));
    expect((await blog.repository()).changes.map(({ id, isPost }) => [id, isPost])).toEqual([
      ['archetypes/default.md', false],
      ['content/posts/b.md', true],
    ]);
  });

  test('the difference of a file: both texts, or why it is not shown', async () => {
    const blog = await openRepository({ ...files, 'old.md': post('Old') });
    await blog.put('a.md', post('A', 'Other text.'));
    await blog.put('picture.png', 'a\0b');
    await blog.put('new.md', 'Nothing like the others.\n');
    await rename(join(blog.library, 'old.md'), join(blog.library, 'young.md'));
    await rm(join(blog.library, 'b.md'));
    expect(await blog.difference('a.md')).toEqual({
      before: post('A'),
      after: post('A', 'Other text.'),
      problem: null,
    });
    expect(await blog.difference('new.md')).toEqual({
      before: null,
      after: 'Nothing like the others.\n',
      problem: null,
    });
    expect(await blog.difference('b.md')).toEqual({ before: post('B'), after: null, problem: null });
    expect(await blog.difference('young.md')).toMatchObject({ before: post('Old'), after: post('Old') });
    expect((await blog.difference('picture.png')).problem).toMatch(/no text/);
    expect((await failure(blog.difference('.git/config')))?.code).toBe('not-found');
    const call = blog.api.git.difference({ library: blog.id, id: '../outside/secret.md' as never });
    expect((await failure(call))?.code).toBe('invalid-input');
  });

  test('a detached head, and a folder that belongs to somebody else', async () => {
    const blog = await openRepository(files);
    blog.git('checkout', '-q', '--detach');
    expect(await blog.repository()).toMatchObject({ branch: null });
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(await blog.state()).toMatchObject({
      kind: 'refused',
      failure: { remedy: expect.stringContaining(`safe.directory ${blog.library}`) },
    });
  });

  test('5,000 posts, all of them changed: each is listed, with a new one among them', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `post-${n}.md`);
    const root = await tempFolder('many');
    commitOneText(root, many, post('First'));
    for (const path of many) writeFileSync(join(root, path), post('Other'));
    writeFileSync(join(root, 'x.md'), post('X'));
    const started = performance.now();
    const look = await lookAt({ disk: createDisk(), dataFolder: root }, root);
    const changes = look.kind === 'repository' ? look.changes : [];
    console.info(`git-state.test.ts: 5,001 changes told in ${Math.round(performance.now() - started)} ms`);
    expect(changes.filter(({ kind }) => kind === 'changed')).toHaveLength(5000);
    expect(changes.filter(({ kind }) => kind === 'new').map(({ id }) => id)).toEqual(['x.md']);
  });
});

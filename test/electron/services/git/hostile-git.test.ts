import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { asPerson, git, hasGit, openRepository, post, put, sayWithoutGit } from '../../../support/git.ts';
import { filesBelow, tempFolder } from '../../../support/temp-library.ts';

sayWithoutGit('hostile-git.test.ts');

/** Every way that a folder has to name a program which a look at it could run, each leaving a file of its own name. */
async function settingsThatRun(marks: string): Promise<readonly (readonly [string, string])[]> {
  const run = async (name: string) => {
    const program = join(marks, `${name}.sh`);
    await writeFile(program, `#!/bin/sh\ntouch '${join(marks, `ran-${name}`)}'\ncat\n`);
    await chmod(program, 0o755);
    return program;
  };
  return [
    ['core.fsmonitor', await run('fsmonitor')],
    ['core.hooksPath', join(marks, 'hooks')],
    ['core.pager', await run('pager')],
    ['core.editor', await run('editor')],
    ['core.askPass', await run('askpass')],
    ['core.sshCommand', await run('ssh')],
    ['core.gitProxy', await run('proxy')],
    ['diff.external', await run('diff')],
    ['diff.mine.command', await run('diff-command')],
    ['diff.mine.textconv', await run('textconv')],
    ['filter.mine.clean', await run('clean')],
    ['filter.mine.smudge', await run('smudge')],
    ['filter.mine.required', 'true'],
    // A name that a setting of the command line would be cut at.
    ['filter.a=b.clean', await run('clean-cut')],
    ['filter.proc.process', await run('process')],
    ['merge.mine.driver', await run('merge')],
    ['credential.helper', await run('credential')],
    ['gpg.program', await run('gpg')],
    ['alias.status', `!${await run('alias')}`],
    ['protocol.ext.allow', 'always'],
    ['remote.origin.url', `ext::${await run('ext')}`],
    ['status.showUntrackedFiles', 'no'],
  ];
}

const attributes = '*.md filter=mine diff=mine merge=mine\nb.md filter=a=b\nc.md filter=proc\n';
const hooks = ['post-index-change', 'pre-commit', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman'];

describe.runIf(hasGit)('a repository that names programs', () => {
  beforeEach(() => asPerson());

  test('opening it, its state and its differences run none of them and write nothing into it', async () => {
    const marks = await tempFolder('marks');
    const blog = await openRepository({ 'a.md': post('A'), 'b.md': post('B'), 'c.md': post('C') }, async (library) => {
      await mkdir(join(marks, 'hooks'));
      for (const folder of [join(marks, 'hooks'), join(library, '.git', 'hooks')])
        for (const hook of hooks) {
          await put(folder, hook, `#!/bin/sh\ntouch '${join(marks, `ran-${hook}`)}'\n`);
          await chmod(join(folder, hook), 0o755);
        }
      // Same length: git must read the files to know.
      for (const name of ['a', 'b', 'c']) await put(library, `${name}.md`, post(name.toUpperCase(), 'Word.'));
      await put(library, '.gitattributes', attributes);
      for (const [key, value] of await settingsThatRun(marks)) git(library, 'config', key, value);
    });
    const before = await filesBelow(join(blog.library, '.git'));
    const { changes } = await blog.repository();
    expect(changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'new .gitattributes',
      'changed a.md',
      'changed b.md',
      'changed c.md',
    ]);
    expect(await blog.difference('b.md')).toEqual({ before: post('B'), after: post('B', 'Word.'), problem: null });
    expect((await filesBelow(marks)).filter((name) => name.startsWith('ran-'))).toEqual([]);
    expect(await filesBelow(join(blog.library, '.git'))).toEqual(before);

    // The control: by hand the same look does run them.
    git(blog.library, '-c', 'status.showUntrackedFiles=all', 'status', '--porcelain');
    expect(await filesBelow(marks)).toEqual(expect.arrayContaining(['ran-fsmonitor', 'ran-clean', 'ran-clean-cut']));
  });

  test('an address that is a command is never run, though the settings of the folder allow it', async () => {
    const marks = await tempFolder('marks');
    const blog = await openRepository({ 'a.md': post('A') });
    blog.git('config', 'protocol.ext.allow', 'always');
    blog.git('config', 'remote.origin.url', `ext::touch ${join(marks, 'ran')}`);
    blog.git('config', 'branch.main.remote', 'origin');
    blog.git('config', 'branch.main.merge', 'refs/heads/main');
    blog.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    blog.git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
    for (const result of [await blog.pull(), await blog.push()])
      expect(result).toMatchObject({ kind: 'failed', failure: { message: /is a command/ } });
    expect(await filesBelow(marks)).toEqual([]);
  });

  test('a program of the name that lies in the folder is not run, though PATH begins with where one is', async () => {
    const marks = await tempFolder('marks');
    const blog = await openRepository({ 'a.md': post('A') }, async (library) => {
      await put(library, 'git', `#!/bin/sh\ntouch '${join(marks, 'ran')}'\n`);
      await chmod(join(library, 'git'), 0o755);
    });
    vi.stubEnv('PATH', `.${delimiter}${process.env['PATH']}`);
    expect((await blog.repository()).changes.map(({ id }) => id)).toEqual(['git']);
    expect(await blog.commit(['git'])).toMatchObject({ kind: 'done' });
    expect(await filesBelow(marks)).toEqual([]);
  });

  test('a remote whose name looks like an option is a name', async () => {
    const marks = await tempFolder('marks');
    const blog = await openRepository({ 'a.md': post('A') });
    const settings = `[core]\nrepositoryformatversion = 0\n[remote "--receive-pack=touch ${marks}/ran;"]\nurl = .\n`;
    await put(blog.library, '.git/config', settings);
    expect((await blog.repository()).remote).toMatch(/^--receive-pack/);
    await blog.push();
    expect(await filesBelow(marks)).toEqual([]);
  });
});

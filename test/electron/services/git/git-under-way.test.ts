import { beforeEach, describe, expect, test } from 'vitest';
import { asPerson, hasGit, openRepository, post, sayWithoutGit } from '../../../support/git.ts';
import { textOf } from '../../../support/temp-library.ts';

sayWithoutGit('git-under-way.test.ts');
const files = { 'a.md': post('A'), 'b.md': post('B'), 'c.md': post('C') };

describe.runIf(hasGit)('what a terminal has begun', () => {
  beforeEach(() => asPerson());

  test('in the middle of a rebase, mine is what the person has committed, and the terminal ends it', async () => {
    const blog = await openRepository(files);
    await blog.put('a.md', post('A', 'Mine.'));
    await blog.put('b.md', post('B', 'Mine.'));
    blog.git('commit', '-qam', 'Mine');
    blog.git('checkout', '-q', '-b', 'other', 'HEAD~1');
    await blog.put('a.md', post('A', 'Theirs.'));
    await blog.put('b.md', post('B', 'Theirs.'));
    blog.git('commit', '-qam', 'Theirs');
    blog.git('checkout', '-q', 'main');
    expect(() => blog.git('rebase', 'other')).toThrow(/conflict/);
    expect(await blog.repository()).toMatchObject({ underWay: 'rebase', branch: null, mergeMessage: null });
    expect(await blog.difference('a.md')).toMatchObject({ before: post('A', 'Theirs.'), after: post('A', 'Mine.') });
    expect(await blog.settle('a.md', 'mine')).toMatchObject({ kind: 'done' });
    expect(await blog.settle('b.md', 'theirs')).toMatchObject({ kind: 'done' });
    const terminal = { kind: 'failed', failure: { remedy: expect.stringContaining('git rebase --continue') } };
    for (const refused of [await blog.commit(['a.md']), await blog.pull(), await blog.push()])
      expect(refused).toMatchObject(terminal);
    blog.git('-c', 'core.editor=true', 'rebase', '--continue');
    expect(await blog.repository()).toMatchObject({ underWay: null, branch: 'main' });
    expect(await textOf(blog.library, 'a.md')).toBe(post('A', 'Mine.'));
    expect(await textOf(blog.library, 'b.md')).toBe(post('B', 'Theirs.'));
  });

  test('a commit that is picked or taken back in a terminal is ended there, too', async () => {
    const blog = await openRepository(files);
    await blog.put('a.md', post('A', 'One.'));
    blog.git('commit', '-qam', 'One');
    await blog.put('a.md', post('A', 'Two.'));
    blog.git('commit', '-qam', 'Two');
    expect(() => blog.git('revert', '--no-edit', 'HEAD~1')).toThrow(/conflict/);
    expect(await blog.repository()).toMatchObject({ underWay: 'revert', branch: 'main' });
    await blog.settle('a.md', 'mine');
    await blog.put('b.md', post('B', 'Other.'));
    expect(await blog.commit(['b.md'])).toMatchObject({
      failure: { message: 'A revert is under way, which Longhand cannot end.' },
    });
  });

  test('a merge of another branch has the message that git gives it', async () => {
    const blog = await openRepository(files);
    blog.git('checkout', '-q', '-b', 'summer');
    await blog.put('a.md', post('A', 'Theirs.'));
    blog.git('commit', '-qam', 'Theirs');
    blog.git('checkout', '-q', 'main');
    await blog.put('a.md', post('A', 'Mine.'));
    blog.git('commit', '-qam', 'Mine');
    expect(() => blog.git('merge', 'summer')).toThrow('Command failed');
    expect(await blog.repository()).toMatchObject({ underWay: 'merge', mergeMessage: "Merge branch 'summer'" });
  });
});

import { expect, test } from 'vitest';
import { proposeMessage } from '../../../shared/library/commit-message.ts';
import type { GitChange, GitChangeKind } from '../../../shared/model/git.ts';
import { postId } from '../../../shared/model/post.ts';

const change = (kind: GitChangeKind, id: string): GitChange => ({ id: postId(id), kind, isPost: id.endsWith('.md') });
const titleOf = ({ id }: GitChange) => id.replace(/\.md$/, '');
const propose = (...changes: readonly GitChange[]) => proposeMessage(changes, titleOf);

test('one line while that is short, in the order of the files', () => {
  expect(propose()).toBe('');
  expect(propose(change('new', 'Sea.md'))).toBe('Add “Sea”');
  expect(
    propose(change('new', 'A.md'), change('changed', 'B.md'), change('new', 'C.md'), change('changed', 'x.png')),
  ).toBe('Add “A” and “C”, change “B”');
  expect(propose(change('deleted', 'A.md'), change('deleted', 'B.md'), change('deleted', 'C.md'))).toBe(
    'Delete “A”, “B” and “C”',
  );
});

test('files that are no posts are counted', () => {
  expect(propose(change('new', 'x.png'))).toBe('Change 1 file');
  expect(propose(change('new', 'x.png'), change('deleted', 'y.css'))).toBe('Change 2 files');
});

test('many are counted in the first line and named below, up to twenty', () => {
  const many = Array.from({ length: 23 }, (_, n) => change(n === 0 ? 'new' : 'changed', `Post ${n}.md`));
  const [subject, empty, ...body] = propose(...many).split('\n');
  expect(subject).toBe('Add 1 post, change 22 posts');
  expect(empty).toBe('');
  expect(body).toHaveLength(21);
  expect(body.slice(0, 2)).toEqual(['- Add “Post 0”', '- Change “Post 1”']);
  expect(body.at(-1)).toBe('- and 3 posts more');
});

test('a long title of one post stays whole', () => {
  const title = 'A very long title that goes on and on until nobody wants to read any further than this';
  expect(propose(change('renamed', `${title}.md`))).toBe(`Rename “${title}”`);
});

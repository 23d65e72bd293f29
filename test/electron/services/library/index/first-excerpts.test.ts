import { expect, test } from 'vitest';
import { postId } from '../../../../../shared/model/post.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';
import { testLibraries } from '../../../../support/test-libraries.ts';

test('of a new library the last two hundred posts by name have their excerpt with the list, the others with the words', async () => {
  const names = Array.from({ length: 201 }, (_, n) => `p${String(n).padStart(4, '0')}.md`);
  const root = await tempLibrary(Object.fromEntries(names.map((name) => [name, `---\ntitle: A\n---\nOf ${name}.\n`])));
  const libraries = testLibraries();
  const library = await libraries.open(root);
  const without = () => library.snapshot().posts.filter(({ excerpt }) => excerpt === null);
  expect(without().map(({ id }) => id)).toEqual(['p0000.md']);
  await library.counted();
  expect(without()).toEqual([]);
  expect(library.find(postId('p0000.md'))?.excerpt).toBe('Of p0000.md.');
});

import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import { createRenameHalves } from '../../../../../electron/services/library/index/rename-halves.ts';
import { postId } from '../../../../../shared/model/post.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';

async function setUp(...names: readonly string[]) {
  const root = await tempLibrary(Object.fromEntries(names.map((name) => [name, `# ${name}\n`])));
  const listed = new Set(names);
  const looks: (readonly string[])[] = [];
  const hear = createRenameHalves({ disk: createDisk().sync, root, entries: { has: (id) => listed.has(id) } }, (ids) =>
    looks.push(ids),
  );
  return { root, looks, hear: (...ids: readonly string[]) => hear(ids.map(postId)) };
}

test('the two halves of a rename are looked at together, whatever is told between them', async () => {
  const { root, looks, hear } = await setUp('a.md', 'c.md');
  await rename(join(root, 'a.md'), join(root, 'b.md'));
  await writeFile(join(root, 'c.md'), 'changed');
  hear('a.md');
  hear('c.md');
  expect(looks).toEqual([['c.md']]);
  hear('b.md');
  expect(looks).toEqual([['c.md'], ['a.md', 'b.md']]);
});

test('a post that only went is looked at after a moment', async () => {
  const { root, looks, hear } = await setUp('a.md');
  await rm(join(root, 'a.md'));
  hear('a.md');
  expect(looks).toEqual([]);
  await expect.poll(() => looks, { timeout: 5000 }).toEqual([['a.md']]);
});

test('what changed or came is looked at once, and many that go are not held', async () => {
  const many = Array.from({ length: 60 }, (_, index) => `${index}.md`);
  const { root, looks, hear } = await setUp('a.md', ...many);
  hear('a.md');
  expect(looks).toEqual([['a.md']]);
  for (const name of many) await rm(join(root, name));
  hear(...many);
  expect(looks.at(-1)).toEqual(many);
  await wait(0);
});

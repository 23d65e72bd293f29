import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readersDate } from '../../../../shared/site/site-post.ts';
import { postId } from '../../../../shared/model/post.ts';
import { tempLibrary } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const modified = Date.UTC(2024, 0, 15, 9);

test('the words that Eleventy takes for a date are listed as such, with the time of the file where they mean that', async () => {
  const words = ['Last Modified', 'last modified', 'git Last Modified', 'Created', 'git Created', 'Yesterday'];
  const files = Object.fromEntries(
    words.map((word, at) => [`2023-01-0${at + 1}-a.md`, `---\ntitle: A\ndate: ${word}\n---\nText\n`]),
  );
  const listed = async (config: string) => {
    const root = await tempLibrary({ ...files, [config]: '' });
    for (const name of Object.keys(files)) await utimes(join(root, name), modified / 1000, modified / 1000);
    const libraries = testLibraries();
    const library = await libraries.open(root);
    await library.counted();
    return Object.keys(files).map((name) => {
      const post = library.find(postId(name));
      return [post?.date, post?.time];
    });
  };
  const day = (at: number) => [`2023-01-0${at}`, Date.UTC(2023, 0, at)];
  expect(await listed('eleventy.config.js')).toEqual([
    ['Last Modified', modified],
    ['last modified', modified],
    ['git Last Modified', null],
    ['Created', null],
    ['git Created', null],
    day(6),
  ]);
  // In pages the words stand for no date, but the instant does.
  expect(readersDate({ date: 'Last Modified', time: modified })).toBe('2024-01-15T09:00:00Z');
  expect(readersDate({ date: 'git Created', time: null })).toBeNull();
  expect(await listed('hugo.toml')).toEqual([1, 2, 3, 4, 5, 6].map(day));
});

import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postId } from '../../../../shared/model/post.ts';
import { openForOperations } from '../../../support/operations.ts';
import { filesBelow, tempLibrary } from '../../../support/temp-library.ts';

async function setUp(files: Readonly<Record<string, string>>) {
  const root = await tempLibrary(files);
  const { library, posts } = await openForOperations(root);
  return { root, posts, library: library.info.id };
}

test('a renamed post takes the folder that Hexo keeps its images in along, there and back', async () => {
  const files = {
    '_config.yml': 'title: Blog\npost_asset_folder: true\n',
    'source/_posts/trip.md': '![](a.png)',
    'source/_posts/trip/a.png': 'x',
    'source/_posts/walks.md': 'one',
    'source/_posts/walks/north.md': 'two',
    'source/_posts/walks/b.png': 'y',
  };
  const { root, posts, library } = await setUp(files);
  const [trip, far] = [postId('source/_posts/trip.md'), postId('source/_posts/2024/far.md')];
  await expect(posts.rename(library, trip, postId('source/_posts/walks.markdown'))).rejects.toMatchObject({
    code: 'already-exists',
  });
  expect(await filesBelow(root)).toEqual(Object.keys(files).toSorted());
  await writeFile(join(root, 'source/_posts/full.md'), '');
  await expect(posts.rename(library, trip, postId('source/_posts/full.md'))).rejects.toMatchObject({
    code: 'already-exists',
  });
  await unlink(join(root, 'source/_posts/full.md'));
  expect(await filesBelow(root)).toEqual(Object.keys(files).toSorted());
  await posts.rename(library, trip, far);
  expect(await filesBelow(root)).toContain('source/_posts/2024/far/a.png');
  await posts.rename(library, far, trip);
  expect(await filesBelow(root)).toEqual(Object.keys(files).toSorted());
  // A folder with other posts is not one post's own.
  await posts.rename(library, postId('source/_posts/walks.md'), postId('source/_posts/ways.md'));
  expect(await filesBelow(root)).toContain('source/_posts/walks/b.png');
});

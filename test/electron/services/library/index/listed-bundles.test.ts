import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import type { IndexUpdate } from '../../../../../electron/services/library/index/folder-reading.ts';
import { createPostIndex } from '../../../../../electron/services/library/index/post-index.ts';
import { postId } from '../../../../../shared/model/post.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';

test('a new post is read by itself, also where a folder that is never listed holds bundles', async () => {
  const shortcode = '---\ntitle: A\n---\n{{< figure src="a.png" >}}\n';
  const root = await tempLibrary({
    ...{ 'content/a.md': shortcode, 'content/b.md': shortcode, 'content/trip/index.md': shortcode },
    ...{ 'content/trip/part.md': shortcode, 'public/trip/index.md': shortcode, 'public/trip/part.md': shortcode },
  });
  const { sync } = createDisk();
  const listed: string[] = [];
  const list: typeof sync.list = (path) => {
    listed.push(path);
    return sync.list(path);
  };
  const told: IndexUpdate[] = [];
  const index = createPostIndex({
    ...{ disk: { ...sync, list }, root, file: null, now: Date.now },
    tell: (update) => void told.push(update),
  });
  await index.scan({ corrections: {}, afresh: false });
  const profile = told.findLast(({ site }) => site)?.site?.profile;
  expect(profile).toMatchObject({ generator: 'hugo', bundles: ['content/trip'] });
  listed.length = 0;
  await writeFile(join(root, 'content/c.md'), shortcode);
  await index.look([postId('content/c.md')]);
  expect(listed).toEqual([]);
  await index.close();
});

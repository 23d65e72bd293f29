import { chmod, copyFile, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { toPostText } from '../../../../electron/services/posts/post-text.ts';
import { createSavePost } from '../../../../electron/services/posts/save-post.ts';
import { postId } from '../../../../shared/model/post.ts';
import { tempFolder } from '../../../support/temp-library.ts';
import { inCorpus } from '../../../support/corpus.ts';

const corpus = inCorpus('corpus', 'saves of real posts');

test.runIf(corpus)(
  'every real post: saved as read it is not touched, saved with a word more only that word differs',
  async () => {
    const disk = createDisk();
    const save = createSavePost(disk);
    const folder = await tempFolder();
    const path = join(folder, 'post.md');
    const counts = { exact: 0, readOnly: 0, refused: 0 };
    const wrong: string[] = [];
    const entries = await readdir(corpus ?? '', { recursive: true, withFileTypes: true });
    for (const entry of entries.filter(({ name }) => /\.(?:md|mdx|markdown)$/.test(name))) {
      const source = join(entry.parentPath, entry.name);
      const bytes = await readFile(source);
      await disk.remove(path).catch(() => undefined);
      await copyFile(source, path);
      await chmod(path, 0o644);
      const post = await toPostText(disk, path, postId('post.md'), bytes).catch(() => null);
      if (!post) counts.refused++;
      else if (post.readOnly) counts.readOnly++;
      else {
        const before = await stat(path);
        const request = { id: post.id, base: post.revision, format: post.format };
        await save(async () => path, { ...request, text: post.text });
        const same = (await stat(path)).ino === before.ino && (await readFile(path)).equals(bytes);
        const middle = post.text.search(/(?<=\p{L} )\p{L}/u);
        const text = middle < 0 ? `${post.text}x` : `${post.text.slice(0, middle)}wörd ${post.text.slice(middle)}`;
        await save(async () => path, { ...request, text });
        const after = await disk.readFile(path);
        const reread = await toPostText(disk, path, post.id, after);
        if (same && reread.text === text && reread.format.bom === post.format.bom) counts.exact++;
        else wrong.push(basename(source));
      }
    }
    console.info('corpus.test.ts:', counts);
    expect(wrong).toEqual([]);
    expect(counts.exact).toBeGreaterThan(1500);
  },
);

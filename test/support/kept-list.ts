import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { hashBytes } from '../../electron/fs/revision.ts';
import { libraryIdOf } from '../../electron/services/library/libraries.ts';
import { revision, type PostSummary, type Revision } from '../../shared/model/post.ts';
import { openOnce } from './library-list.ts';
import { tempFolder, tempLibrary } from './temp-library.ts';

export const titled = (title: string) =>
  `---\ntitle: ${title}\ndate: 2024-01-02\ntags: [a]\n---\n${title} and more words.\n`;
export const libraryFiles = {
  'a.md': titled('A'),
  'b.md': titled('B'),
  'c.md': titled('C'),
  'sub/d.md': titled('D'),
  'sub/e.mdx': titled('E'),
};

/** As far ahead as files have to be old before their stamps are believed. */
export const later = () => vi.setSystemTime(Date.now() + 10_000);

/** A library that was open once, when its files were old. */
export async function openedBefore(content: Readonly<Record<string, string | Uint8Array>> = libraryFiles) {
  const root = await tempLibrary(content);
  const lists = join(await tempFolder('lists'), 'lists');
  later();
  await openOnce(root, lists);
  return { root, lists, file: join(lists, `${libraryIdOf(root)}.list`) };
}

/** Opens it again; what was kept must make no difference. */
export async function openAgain(root: string, lists: string, count = false): Promise<readonly string[]> {
  const { read, ...list } = await openOnce(root, lists, { count });
  const { read: _, ...fresh } = await openOnce(root, null, { count });
  // What was kept may tell a revision already that a first list leaves open.
  const posts = fresh.posts.map((post, at) => ({ ...post, revision: post.revision ?? knownOf(root, list.posts[at]) }));
  expect(list).toEqual({ ...fresh, posts });
  return read;
}

/** The revision of what the file holds, where one is given. */
function knownOf(root: string, post: PostSummary | undefined): Revision | null {
  return post?.revision == null ? null : revision(hashBytes(readFileSync(join(root, post.id))));
}

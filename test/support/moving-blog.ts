import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import { createPublisher } from '../../electron/services/operations/publisher.ts';
import { createRenamer } from '../../electron/services/operations/renamer.ts';
import { postId } from '../../shared/model/post.ts';
import { finish } from './finish.ts';
import { openForOperations } from './operations.ts';
import { readTree } from './read-tree.ts';
import { tempFolder } from './temp-library.ts';

/** A library whose posts are renamed and published, and that taken back. The same folders again: after a restart. */
export async function openMoving(
  root: string,
  { disk = createDisk(), data = '' }: { disk?: Disk; data?: string } = {},
) {
  const dataFolder = data || (await tempFolder('data'));
  const services = await openForOperations(root, { disk, dataFolder });
  const { libraries, library, posts, operations } = services;
  const now = () => Date.UTC(2024, 5, 2);
  const renamer = createRenamer({ disk, libraries, posts, operations, now });
  const publisher = createPublisher({ disk, libraries, posts, operations, now });
  const { id } = library.info;
  const last = async () => {
    const [operation] = await operations.list(id);
    if (!operation) throw new Error('no operation');
    return operation;
  };
  return {
    ...services,
    dataFolder,
    last,
    rename: (renames: Readonly<Record<string, string>>) =>
      finish(
        renamer.rename({
          library: id,
          renames: Object.entries(renames).map(([from, to]) => ({ from: postId(from), to: postId(to) })),
          links: true,
          leaveOut: [],
        }),
      ),
    publish: (post: string) =>
      finish(publisher.publish({ library: id, id: postId(post), date: 'now', offset: 0, leaveOut: [] })),
    undo: async () => finish(operations.undo({ library: id, id: (await last()).id })),
    redo: async () => finish(operations.redo({ library: id, id: (await last()).id })),
    tree: () => readTree(root),
  };
}

/** Links by path and by `post_url` that lead to no file, as `post -> link`. */
export async function brokenLinks(root: string): Promise<readonly string[]> {
  const names = new Set((await readdir(root, { recursive: true })).map((name) => name.replaceAll('\\', '/')));
  const broken: string[] = [];
  for (const [name, text] of Object.entries(await readTree(root))) {
    for (const [, link = ''] of text.matchAll(/\]\(([^()]+\.md)/g))
      if (!names.has(posix.join(posix.dirname(name), link))) broken.push(`${name} -> ${link}`);
    for (const [, post = ''] of text.matchAll(/post_url (\S+)/g))
      if (!names.has(`_posts/${post}.md`)) broken.push(`${name} -> ${post}`);
  }
  return broken;
}

// Saves a post over and over and prints the number of each save once it is done. Meant to be killed.
import { createDisk } from '../../electron/fs/disk.ts';
import { resolveInside } from '../../electron/fs/inside.ts';
import { readPostText } from '../../electron/services/posts/post-text.ts';
import { createSavePost } from '../../electron/services/posts/save-post.ts';
import { postId } from '../../shared/model/post.ts';

const root = process.argv[2] ?? '';
const id = postId('post.md');
const disk = createDisk();
const save = createSavePost(disk);
const locate = () => resolveInside(disk, root, id);
let base = (await readPostText(disk, await locate(), id)).revision;

for (let number = 1; ; number++) {
  const text = `${number} `.repeat(60_000);
  const outcome = await save(locate, { id, text, base, format: { encoding: 'utf-8', bom: false } });
  if (outcome.kind !== 'saved') throw new Error(`save ${number}: ${outcome.kind}`);
  base = outcome.revision;
  process.stdout.write(`${number}\n`);
}

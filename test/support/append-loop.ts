// Adds lines to a post, each save over the text just read, and prints the lines whose save was acknowledged.
import { createDisk } from '../../electron/fs/disk.ts';
import { createFileLock } from '../../electron/fs/file-lock.ts';
import { resolveInside } from '../../electron/fs/inside.ts';
import { readPostText } from '../../electron/services/posts/post-text.ts';
import { createSavePost } from '../../electron/services/posts/save-post.ts';
import { postId } from '../../shared/model/post.ts';

const [, , root = '', locks = '', name = '', rounds = '0'] = process.argv;
const id = postId('post.md');
const disk = createDisk();
const save = createSavePost(disk, createFileLock(disk, locks));
const locate = () => resolveInside(disk, root, id);

for (let round = 0; round < Number(rounds); round++) {
  const { text, revision: base, format } = await readPostText(disk, await locate(), id);
  const line = `${name}${round}`;
  const outcome = await save(locate, { id, text: `${text}${line}\n`, base, format });
  if (outcome.kind === 'saved') process.stdout.write(`${line}\n`);
}

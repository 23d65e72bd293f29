// Renames a tag of a whole library there and back without end, once a line on stdin says so. Meant to be killed.
import { createTerminalShell } from '../../electron/cli/terminal-shell.ts';
import { createDisk } from '../../electron/fs/disk.ts';
import { createDrafts } from '../../electron/services/posts/drafts.ts';
import { createLibraries } from '../../electron/services/library/libraries.ts';
import { createOperationJournal } from '../../electron/services/operations/operation-journal.ts';
import { createOperations } from '../../electron/services/operations/operations.ts';
import { createPosts } from '../../electron/services/posts/posts.ts';
import { createTags } from '../../electron/services/operations/tags.ts';

const [, , root = '', dataFolder = ''] = process.argv;
const disk = createDisk();
const libraries = createLibraries({ disk, watch: false });
const drafts = createDrafts({ disk, dataFolder });
const tempWorker = new URL('../../electron/services/posts/temp-worker.ts', import.meta.url);
const posts = createPosts({ disk, libraries, drafts, shell: createTerminalShell(disk, dataFolder), tempWorker });
const operations = createOperations({ libraries, posts, journal: createOperationJournal({ disk, dataFolder }) });
const tags = createTags({ libraries, operations });
const library = await libraries.open(root);
process.stdout.write('ready\n');
process.stdin.once('data', () => void work('old', 'new'));

async function work(from: string, to: string): Promise<void> {
  const action = { kind: 'rename', from, to } as const;
  const request = { library: library.info.id, taxonomy: 'tags', action, leaveOut: [] };
  for await (const _progress of tags.change(request));
  process.stdout.write(`${to}\n`);
  await work(to, from);
}

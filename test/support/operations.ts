import { createTerminalShell } from '../../electron/cli/terminal-shell.ts';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import { createDrafts } from '../../electron/services/posts/drafts.ts';
import {
  createOperationJournal,
  type OperationJournalOptions,
} from '../../electron/services/operations/operation-journal.ts';
import { createOperations } from '../../electron/services/operations/operations.ts';
import { createTakeFromTrash } from '../../electron/services/posts/trash-folder.ts';
import { createPosts } from '../../electron/services/posts/posts.ts';
import { createTags } from '../../electron/services/operations/tags.ts';
import { tempFolder } from './temp-library.ts';
import { testLibraries } from './test-libraries.ts';

interface Options extends Pick<OperationJournalOptions, 'bounds' | 'now'> {
  readonly disk?: Disk;
  /** A new one where none is given. */
  readonly dataFolder?: string;
}

/** The services that change many posts, on a folder that is opened here. */
export async function openForOperations(root: string, { disk = createDisk(), ...options }: Options = {}) {
  const { dataFolder = await tempFolder('data'), ...more } = options;
  const libraries = testLibraries({ disk });
  const drafts = createDrafts({ disk, dataFolder });
  const takeFromTrash = createTakeFromTrash({ disk, dataFolder });
  const posts = createPosts({ disk, libraries, drafts, shell: createTerminalShell(disk, dataFolder), takeFromTrash });
  const journal = createOperationJournal({ disk, dataFolder, ...more });
  const operations = createOperations({ libraries, posts, journal });
  const library = await libraries.open(root);
  return { libraries, library, posts, drafts, operations, tags: createTags({ libraries, operations }) };
}

// A process to kill: exports a library as a site to two addresses in turn, so that every page changes each time.
import { createTerminalShell } from '../../electron/cli/terminal-shell.ts';
import { createDisk } from '../../electron/fs/disk.ts';
import { createExporter } from '../../electron/services/exports/exporter.ts';
import { createLibraries } from '../../electron/services/library/libraries.ts';
import { createDrafts } from '../../electron/services/posts/drafts.ts';
import { createPosts } from '../../electron/services/posts/posts.ts';

const [root = '', folder = '', dataFolder = ''] = process.argv.slice(2);
const disk = createDisk();
const libraries = createLibraries({ disk, watch: false });
const drafts = createDrafts({ disk, dataFolder });
const posts = createPosts({ disk, libraries, drafts, shell: createTerminalShell(disk, dataFolder) });
const exporter = createExporter({ disk, libraries, posts, dataFolder });
const library = await libraries.open(root);
process.stdout.write('ready\n');
for (let round = 0; ; round++) {
  const baseUrl = round % 2 === 0 ? 'https://one.example/' : 'https://two.example/';
  const request = { scope: { kind: 'live' }, to: 'site', folder, drafts: false, baseUrl } as const;
  for await (const { label } of exporter.run(library.info.id, request)) process.stdout.write(`${label}\n`);
}

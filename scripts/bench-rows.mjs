// What `npm run bench` measures. Each row is run in a process of its own: `node bench-rows.mjs ROW ours|peer LIBRARY`.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editorRows } from './bench-editor.mjs';
import { exportRows } from './bench-export.mjs';
import { frontMatterRows } from './bench-front-matter.mjs';
import { libraryRows, openWhole, startServices } from './bench-library.mjs';
import { listRows } from './bench-list.mjs';
import { previewRows } from './bench-preview.mjs';
import { searchRows } from './bench-search.mjs';
import { startRows } from './bench-start.mjs';
import { onCopy, postsOf, rewriteAll, timed } from './bench-work.mjs';

/**
 * Milliseconds, with the megabytes where they are not the most that were held.
 * @typedef {number | { readonly milliseconds: number, readonly megabytes: number }} Found
 */

/**
 * @typedef {{
 *   readonly name: string,
 *   readonly what: string,
 *   readonly peer: string,
 *   readonly goal: number | null,
 *   readonly ours: (library: string) => Promise<Found>,
 *   readonly floor: (library: string) => Promise<number>,
 * }} Row
 */

/** The services on a folder of their own. Nothing is read for searches beside what is measured. */
async function startApi() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'longhand-bench-'));
  const { api, dispose } = await startServices(dataFolder, { watch: false, early: false });
  const stop = async () => {
    await dispose();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { api, stop };
}

/** The tag that half of the posts carry. */
const commonTag = 'notes';

/** The posts with a tag, as the generated library writes its tags. @param {string} library @param {string} tag */
function withTag(library, tag) {
  const carries = new RegExp(`^(?:tags: .*\\b${tag}\\b.*|  - ${tag})$`, 'm');
  return postsOf(library)
    .map((path) => ({ path, bytes: readFileSync(path) }))
    .filter(({ bytes }) => carries.test(bytes.toString('utf8', 0, 2000)));
}

const savesAtOnce = 100;

/** @type {readonly Row[]} */
export const rows = [
  {
    name: 'save',
    what: `${savesAtOnce} saves one after the other, verified`,
    peer: 'temp + fsync + rename of the same bytes',
    goal: null,
    async ours(library) {
      const { api, stop } = await startApi();
      const snapshot = await api.library.open({ path: library });
      const read = (/** @type {{ id: import('../shared/model/post.ts').PostId }} */ { id }) =>
        api.posts.read({ library: snapshot.library.id, id });
      const posts = await Promise.all(snapshot.posts.slice(0, savesAtOnce).map(read));
      const time = await timed(async () => {
        for (const { id, text, revision, format } of posts)
          await api.posts.write({ library: snapshot.library.id, id, text: `${text}x`, base: revision, format });
      });
      for (const { id, text, format } of posts) {
        const { revision } = await api.posts.read({ library: snapshot.library.id, id });
        await api.posts.write({ library: snapshot.library.id, id, text, base: revision, format });
      }
      await stop();
      return time;
    },
    async floor(library) {
      const files = postsOf(library)
        .slice(0, savesAtOnce)
        .map((path) => ({ path, bytes: readFileSync(path) }));
      return timed(() => rewriteAll(files));
    },
  },
  {
    name: 'tag-rename',
    what: 'a tag renamed in the half of the posts that has it: planned, journalled, flushed, verified, listed',
    peer: 'temp + fsync + rename of the same files',
    goal: 0.6,
    ours: (library) =>
      onCopy(library, async (copy) => {
        const { api, stop } = await startApi();
        // Nobody renames a tag while the folder is still being read.
        const { id } = (await openWhole(api, copy)).library;
        const action = /** @type {const} */ ({ kind: 'rename', from: commonTag, to: 'another-name' });
        const time = await timed(async () => {
          const run = await api.tags.change({ library: id, taxonomy: 'tags', action });
          let step = await run.next();
          while (!step.done) step = await run.next();
          // Nothing is written to posts that are a copy by hard links.
          if (step.value.changed.length === 0) throw new Error('no post was changed');
        });
        await stop();
        return time;
      }),
    floor: (library) =>
      onCopy(library, async (copy) => {
        const files = withTag(copy, commonTag);
        return timed(() => rewriteAll(files));
      }),
  },
  ...exportRows(),
  ...libraryRows,
  ...searchRows(),
  ...frontMatterRows,
  ...previewRows,
  ...listRows,
  ...editorRows,
  ...startRows,
];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, side, path = ''] = process.argv.slice(2);
  const row = rows.find((known) => known.name === name);
  if (!row) throw new Error(`No row ${name}`);
  // `find` enters no link, and nothing is read for a search outside of the real folder.
  const library = realpathSync(path);
  const found = await (side === 'ours' ? row.ours(library) : row.floor(library));
  const most = process.resourceUsage().maxRSS / 1024;
  const result = typeof found === 'number' ? { milliseconds: found, megabytes: most } : found;
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exit(0);
}

import { addressOf } from '../../../shared/checks/post-address.ts';
import type { Progress } from '../../../shared/model/task.ts';
import { pagesMap } from '../../../shared/site/links.ts';
import { fileOfAddress } from '../../../shared/site/paths.ts';
import { addressesIn } from '../library/site/site.ts';
import { listedPost } from '../posts/post-place.ts';
import { runTask } from '../work/task.ts';
import type { ExportRun } from './export-run.ts';
import type { PagePlace } from './page-links.ts';

/**
 * What links of exported posts lead to: the pages of those, by the paths of the posts and by their addresses on the site, files
 * beside them, and the site. Copies as Markdown stand where the site has their pages: that is where their links count from.
 */
export async function* linkedPages(
  { chosen, disk, library, names, posts, request }: ExportRun,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, PagePlace, void> {
  const { id: libraryId, profile } = library.info;
  const addresses = addressesIn(disk.sync, library.root, profile);
  const work = async (id: (typeof chosen)[number]) => {
    const { text } = await posts.read(libraryId, id);
    return addressOf(text, listedPost(library, id), profile, addresses).names;
  };
  const files = request.to !== 'pdf';
  // No other page is beside it.
  if (chosen.length < 2 || !files)
    return { map: pagesMap(files ? names : new Map(), addresses.base, []), addresses, files };
  // What cannot be read is said when its page is made.
  const { done } = yield* runTask(chosen, { label: 'Reading addresses', atOnce: 8, signal, work });
  const placed = new Map(names);
  if (request.to !== 'html')
    for (const { item, result } of done) placed.set(item, fileOfAddress(result[0] ?? '') ?? item);
  const redirects = done.flatMap(({ item, result }) =>
    result.flatMap((name) => {
      const file = name.startsWith('/') ? fileOfAddress(name) : null;
      const to = placed.get(item);
      return file === null || to === undefined ? [] : [{ file, to }];
    }),
  );
  return { map: pagesMap(placed, addresses.base, redirects), addresses, files };
}

import { addressOf } from '../../../shared/checks/post-address.ts';
import type { Progress } from '../../../shared/model/task.ts';
import { pagesMap, type SiteMap } from '../../../shared/site/links.ts';
import { fileOfAddress } from '../../../shared/site/paths.ts';
import { addressesIn } from '../library/site/site.ts';
import { listedPost } from '../posts/post-place.ts';
import { runTask } from '../work/task.ts';
import type { ExportRun } from './export-run.ts';

/** The pages that links between exported posts lead to: by the paths of the posts, and by their addresses on the site. */
export async function* linkedPages(
  { chosen, disk, library, names, posts }: ExportRun,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, SiteMap, void> {
  const { id: libraryId, profile } = library.info;
  const addresses = addressesIn(disk.sync, library.root, profile);
  const work = async (id: (typeof chosen)[number]) => {
    const { text } = await posts.read(libraryId, id);
    return addressOf(text, listedPost(library, id), profile, addresses).names;
  };
  // What cannot be read is said when its page is made.
  const { done } = yield* runTask(chosen, { label: 'Reading addresses', atOnce: 8, signal, work });
  const redirects = done.flatMap(({ item, result }) =>
    result.flatMap((name) => {
      const file = name.startsWith('/') ? fileOfAddress(name) : null;
      const to = names.get(item);
      return file === null || to === undefined ? [] : [{ file, to }];
    }),
  );
  return pagesMap(names, addresses.base, redirects);
}

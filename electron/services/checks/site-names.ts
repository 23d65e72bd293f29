import { addressOf } from '../../../shared/checks/post-address.ts';
import type { SiteNames } from '../../../shared/model/check.ts';
import type { PostId, Revision } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { siteAddresses } from '../../../shared/site/addresses.ts';
import type { Disk } from '../../fs/disk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { surveySite } from '../library/site.ts';
import type { Posts } from '../posts/posts.ts';
import { runTask } from '../work/task.ts';
import { libraryFiles } from './library-files.ts';

interface Known {
  readonly profile: SiteProfile;
  readonly names: ReadonlyMap<PostId, { readonly revision: Revision; readonly names: readonly string[] }>;
}

/** Tells what the links of a library may lead to. Posts are read once and again only when they have changed. */
export function createSiteNames({ disk, posts }: { disk: Pick<Disk, 'sync'>; posts: Pick<Posts, 'read'> }) {
  const last = new WeakMap<OpenLibrary, Known>();
  return async (library: OpenLibrary, signal?: AbortSignal): Promise<SiteNames> => {
    await library.whole();
    const { profile, id } = library.info;
    const files = await libraryFiles(disk.sync, library.root, profile, signal);
    const addresses = siteAddresses(profile, surveySite(disk.sync, library.root).configs);
    const before = last.get(library);
    const known = before?.profile === profile ? before.names : new Map<PostId, never>();
    const reading = runTask(library.snapshot().posts, {
      label: 'Reading addresses',
      atOnce: 8,
      signal,
      work: async (post) => {
        const kept = known.get(post.id);
        if (kept?.revision === post.revision) return kept;
        const { text, revision } = await posts.read(id, post.id);
        return { revision, names: addressOf(text, post, profile, addresses).names };
      },
    });
    let step = await reading.next();
    while (!step.done) step = await reading.next();
    const names = new Map(step.value.done.map(({ item, result }) => [item.id, result]));
    last.set(library, { profile, names });
    return { files, addresses: [...names.values()].flatMap((post) => post.names) };
  };
}

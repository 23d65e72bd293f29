import { addressOf, namesOf } from '../../../shared/checks/post-address.ts';
import { shortcodeNames, shortcodesIn, type ShortcodeUse } from '../../../shared/markdown/islands/shortcode-names.ts';
import type { PostNames, SiteNames } from '../../../shared/model/check.ts';
import type { PostId, Revision } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { Disk } from '../../fs/disk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import type { Posts } from '../posts/posts.ts';
import { runTask } from '../work/task.ts';
import { libraryFiles } from './library-files.ts';

interface Known {
  readonly profile: SiteProfile;
  readonly posts: ReadonlyMap<PostId, KnownPost>;
}

interface KnownPost {
  readonly revision: Revision;
  readonly names: PostNames['names'];
  readonly own: boolean;
  readonly shortcodes: readonly ShortcodeUse[];
}

/** Tells what the posts of a library may name. Posts are read once and again only when they have changed. */
export function createSiteNames({ disk, posts }: { disk: Pick<Disk, 'sync'>; posts: Pick<Posts, 'read'> }) {
  const last = new WeakMap<OpenLibrary, Known>();
  return async (library: OpenLibrary, signal?: AbortSignal): Promise<SiteNames> => {
    await library.whole();
    const { profile, id } = library.info;
    const files = await libraryFiles(disk.sync, library.root, profile, signal);
    const addresses = addressesIn(disk.sync, library.root, profile);
    const before = last.get(library);
    const known = before?.profile === profile ? before.posts : new Map<PostId, never>();
    const reading = runTask(library.snapshot().posts, {
      label: 'Reading addresses',
      atOnce: 8,
      signal,
      work: async (post): Promise<KnownPost> => {
        const kept = known.get(post.id);
        if (kept?.revision === post.revision) return kept;
        const { text, revision } = await posts.read(id, post.id);
        const { names, own } = addressOf(text, post, profile, addresses);
        return { revision, names, own, shortcodes: shortcodesIn(text) };
      },
    });
    let step = await reading.next();
    while (!step.done) step = await reading.next();
    const { done } = step.value;
    last.set(library, { profile, posts: new Map(done.map(({ item, result }) => [item.id, result])) });
    return {
      files,
      posts: done.map(({ item, result }) => namesOf(item, result)),
      below: addresses.base === null ? '/' : new URL(addresses.base).pathname,
      shortcodes: shortcodeNames(done.flatMap(({ result }) => result.shortcodes)),
    };
  };
}

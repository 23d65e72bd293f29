import pLimit, { type LimitFunction } from 'p-limit';
import { addressOf, namesOf } from '../../../shared/checks/post-address.ts';
import { shortcodesIn, type ShortcodeUse } from '../../../shared/markdown/islands/shortcode-names.ts';
import type { PostNames } from '../../../shared/model/check.ts';
import type { PostId, PostSummary, Revision } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { Disk } from '../../fs/disk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import type { Posts } from '../posts/posts.ts';
import { spareMemory } from '../work/spare-memory.ts';
import { runTask, stopWhere } from '../work/task.ts';

/** What the posts of a library say of their addresses. */
interface PostAddresses {
  readonly posts: readonly PostNames[];
  /** Every use of a shortcode in every post. */
  readonly shortcodes: readonly ShortcodeUse[];
  /** Where the site is published, an absolute URL; null where nothing says. */
  readonly base: string | null;
}

interface Known {
  profile: SiteProfile | null;
  posts: ReadonlyMap<PostId, KnownPost>;
  /** Of two at once the second finds what the first has read. */
  readonly turns: LimitFunction;
}

interface KnownPost {
  readonly revision: Revision;
  readonly names: PostNames['names'];
  readonly own: boolean;
  readonly shortcodes: readonly ShortcodeUse[];
}

export interface PostAddressesOptions {
  readonly disk: Pick<Disk, 'sync'>;
  readonly posts: Pick<Posts, 'read'>;
}

/** Texts that leave much behind once they were read. */
const many = 500;

/** AppError `cancelled`. */
export type ReadAddresses = (library: OpenLibrary, signal?: AbortSignal) => Promise<PostAddresses>;

/** Reads posts for their addresses, once and again only when they have changed. */
export function createPostAddresses({ disk, posts }: PostAddressesOptions): ReadAddresses {
  const libraries = new WeakMap<OpenLibrary, Known>();
  return async (library, signal) => {
    await library.whole();
    const known = libraries.get(library) ?? { profile: null, posts: new Map(), turns: pLimit(1) };
    libraries.set(library, known);
    return known.turns(async () => {
      const { profile, id } = library.info;
      const addresses = addressesIn(disk.sync, library.root, profile);
      const before = known.profile === profile ? known.posts : new Map<PostId, KnownPost>();
      const listed = library.snapshot().posts;
      const reading = runTask(
        listed.filter((post) => before.get(post.id)?.revision !== post.revision),
        {
          label: 'Reading addresses',
          atOnce: 8,
          signal,
          work: async (post): Promise<KnownPost> => {
            const { text, revision } = await posts.read(id, post.id);
            const { names, own } = addressOf(text, post, profile, addresses);
            // What is cut from a text keeps the whole of it in memory.
            return JSON.parse(JSON.stringify({ revision, names, own, shortcodes: shortcodesIn(text) })) as KnownPost;
          },
        },
      );
      let step = await reading.next();
      while (!step.done) step = await reading.next();
      const read = new Map(step.value.done.map(({ item, result }) => [item.id, result]));
      const now = listed.flatMap((post) => pair(post, read.get(post.id) ?? kept(post, before)));
      [known.profile, known.posts] = [profile, new Map(now.map(([{ id: post }, found]) => [post, found]))];
      if (read.size > many) spareMemory();
      stopWhere(signal);
      return {
        posts: now.map(([post, found]) => namesOf(post, found)),
        shortcodes: now.flatMap(([, found]) => found.shortcodes),
        base: addresses.base,
      };
    });
  };
}

/** What was read before, unless the post has changed since: then it could not be read again. */
function kept({ id, revision }: PostSummary, before: Known['posts']): KnownPost | undefined {
  const found = before.get(id);
  return found?.revision === revision ? found : undefined;
}

const pair = (post: PostSummary, found: KnownPost | undefined): readonly (readonly [PostSummary, KnownPost])[] =>
  found ? [[post, found]] : [];

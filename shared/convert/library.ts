import type { PostId } from '../model/post.ts';
import { noAddresses, type SiteAddresses } from '../generators/addresses.ts';
import { linkedPage, siteMap, type SiteMap } from '../site/links.ts';
import { fileOfAddress } from '../site/paths.ts';
import { permalinkOf } from '../site/permalink.ts';
import { ownFiles, planSite } from '../site/plan.ts';
import type { SitePost } from '../site/site-post.ts';
import { planPlaces, readPlace, type NeutralPlace, type PlaceWish } from './places.ts';
import type { Sites } from './sites.ts';

/** What must be known of each post before any of them can be converted. */
export interface KnownPost extends PlaceWish {
  /** With its date and address by the old site. */
  readonly post: SitePost;
  /** Readers do not see it: a draft, a post of the future ... A call that looks for its page would stop the build. */
  readonly isHidden: boolean;
}

/** All posts of a conversion, with where each of them goes and how links lead to them. */
export interface Conversion {
  readonly sites: Sites;
  readonly posts: ReadonlyMap<PostId, ConvertedPlace>;
  /** The post that an address of another one leads to; null where it leads to none of these. */
  readonly linked: (from: PostId, written: string) => { readonly id: PostId; readonly fragment: string } | null;
}

export interface ConvertedPlace {
  readonly place: NeutralPlace;
  readonly to: PostId;
  readonly isHidden: boolean;
  /** The address that the new site gives it. */
  readonly address: string;
}

/** Plans where posts go and what links between them become. Pure. */
export function planConversion(sites: Sites, addresses: SiteAddresses, posts: readonly KnownPost[]): Conversion {
  const { from, to } = sites;
  const paths = planPlaces(posts, sites);
  const places = new Map(
    posts.map(({ id, place, isHidden, post }): [PostId, ConvertedPlace] => {
      const path = paths.get(id) ?? id;
      const address = permalinkOf(to, noAddresses, { ...post, id: path });
      return [id, { place, to: path, isHidden, address }];
    }),
  );
  const plan = planSite({ profile: from, addresses, posts: posts.map(({ post }) => post) });
  const isPlanned = new Set(plan.posts.map(({ post }) => post.id));
  // An export makes the front page itself, and no page at the address of a feed: here they are posts as others are.
  const left = posts.flatMap(({ id, post }) => {
    const address = permalinkOf(from, addresses, post);
    return isPlanned.has(id) ? [] : [{ post, file: fileOfAddress(address) ?? ownFiles.home }];
  });
  const planned = [...plan.posts, ...left];
  const files = new Map(planned.map(({ post, file }) => [post.id, file]));
  const owners = new Map(planned.toReversed().map(({ post, file }) => [file, post.id]));
  const map = withStems(siteMap({ ...plan, posts: planned }, addresses.base, []), files);
  return {
    sites,
    posts: places,
    linked: (id, written) => {
      const found = linkedPage(map, from, { id, file: files.get(id) ?? '' }, written);
      const owner = found.kind === 'page' ? owners.get(found.file) : undefined;
      return found.kind === 'page' && owner !== undefined ? { id: owner, fragment: found.fragment } : null;
    },
  };

  /** Hexo's calls name a post by its path below the folder of posts. */
  function withStems(found: SiteMap, known: ReadonlyMap<PostId, string>): SiteMap {
    if (from.generator !== 'hexo') return found;
    const stems = [...known].map(([id, file]) => {
      const { folders, name } = readPlace(from, id, null);
      return [[...folders, name].join('/').toLowerCase(), file] as const;
    });
    return { ...found, posts: { ...Object.fromEntries(stems), ...found.posts } };
  }
}

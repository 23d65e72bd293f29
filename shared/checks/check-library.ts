import { isImageName } from '../base/file-names.ts';
import { countTags } from '../library/tags.ts';
import { suggestMerges } from '../library/similar-tags.ts';
import type { Check } from '../model/check.ts';
import type { PostId, PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** A post with its address in the site. */
export interface Addressed {
  readonly id: PostId;
  readonly address: string;
  /** The post names it itself. */
  readonly own: boolean;
}

const whole = { place: null, line: null, fix: null } as const;

/** What only all posts together tell: addresses that two of them have, tags that are probably one. */
export function checkLibrary(
  posts: readonly PostSummary[],
  addressed: readonly Addressed[],
  profile: SiteProfile,
): readonly Check[] {
  return [...sameAddresses(addressed, profile), ...similar(posts, profile)];
}

/** Generators whose addresses are told by files alone; in the others code decides, unless a post says its address itself. */
const told: ReadonlySet<SiteProfile['generator']> = new Set(['hugo', 'jekyll', 'hexo', 'zola', 'docusaurus']);

function sameAddresses(addressed: readonly Addressed[], { generator }: SiteProfile): readonly Check[] {
  const owners = new Map<string, Addressed[]>();
  for (const post of addressed) {
    if (!told.has(generator) && !post.own) continue;
    // Servers and disks often do not tell case apart.
    const key = post.address.toLowerCase();
    owners.set(key, [...(owners.get(key) ?? []), post]);
  }
  return [...owners.values()].flatMap((posts) =>
    posts.flatMap(({ id, address }): Check[] => {
      const others = posts.filter((other) => other.id !== id && withoutLanguage(other.id) !== withoutLanguage(id));
      if (others.length === 0) return [];
      const named = others
        .slice(0, 3)
        .map((other) => other.id)
        .join(', ');
      const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
      const message = `Its address ${address} is also that of ${named}${more}: readers see only one of them.`;
      return [{ ...whole, code: 'same-address', id, message }];
    }),
  );
}

/** Translations have addresses of their own, by rules that the site's configuration may keep elsewhere. */
const withoutLanguage = (id: PostId) =>
  id.replace(/(^|\/)[a-z]{2}(?:-[a-z]{2,4})?(?=\/)/i, '$1*').replace(/\.[a-z]{2}(?:-[a-z]{2,4})?(?=\.\w+$)/i, '');

function similar(posts: readonly PostSummary[], profile: SiteProfile): readonly Check[] {
  return profile.taxonomies.flatMap(({ name }) =>
    suggestMerges(countTags(posts, name)).map(({ into, from }): Check => {
      const message = `${name}: ${[into, ...from].join(', ')} are probably meant to be one; the most used is ${into}.`;
      return { ...whole, code: 'similar-tags', id: null, message };
    }),
  );
}

/**
 * Images of the library that no post names. `used` are paths below the root. Files that the site itself may use are none of ours,
 * and the original of an image that is shown was kept on purpose.
 */
export function unusedImages(files: readonly string[], used: ReadonlySet<string>): readonly Check[] {
  const stems = new Set([...used].map((file) => file.replace(/\.[^./]+$/, '')));
  const isOriginal = (file: string) => stems.has(/^(.+)-original\.[^./]+$/.exec(file)?.[1] ?? '');
  return files
    .filter((file) => isImageName(file) && !used.has(file) && !partOfTheSite.test(file) && !isOriginal(file))
    .map((file): Check => ({ ...whole, code: 'unused-image', id: null, message: `No post shows the image ${file}.` }));
}

// Drawings are mostly named by style sheets and templates.
const partOfTheSite =
  /\.(?:svg|ico)$|(?:^|\/)(?:themes?|layouts?|_layouts|_includes|node_modules|components?|src\/(?!content\/))|(?:favicon|apple-touch|android-chrome|mstile|logo|icon|avatar|og-|cover|screenshot|placeholder)[^/]*$/i;

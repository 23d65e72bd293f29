import type { PostNames } from '../model/check.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** Says in a sentence which posts that readers see have the address of this one too; null: none has. */
export type SharedAddress = (id: PostId) => string | null;

/** Generators whose addresses are told by files alone; in the others code decides, unless a post says its address itself. */
const told: ReadonlySet<SiteProfile['generator']> = new Set(['hugo', 'jekyll', 'hexo', 'zola', 'docusaurus']);

/** Compares the addresses of posts, whatever their case. Posts that readers do not see and translations take none away. */
export function createSharedAddress({ generator }: SiteProfile, posts: readonly PostNames[]): SharedAddress {
  const owners = new Map<string, PostNames[]>();
  const keys = new Map<PostId, string>();
  for (const post of posts) {
    if (!told.has(generator) && !post.own) continue;
    // Servers and disks often do not tell case apart.
    const key = post.names[0].toLowerCase();
    keys.set(post.id, key);
    owners.set(key, [...(owners.get(key) ?? []), post]);
  }
  return (id) => {
    const all = owners.get(keys.get(id) ?? '') ?? [];
    const others = all.filter(
      (other) => other.id !== id && !other.unseen && withoutLanguage(other.id) !== withoutLanguage(id),
    );
    if (others.length === 0) return null;
    const named = others
      .slice(0, 3)
      .map((other) => other.id)
      .join(', ');
    const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
    const address = all.find((post) => post.id === id)?.names[0];
    return `Its address ${address} is also that of ${named}${more}: readers see only one of them.`;
  };
}

/** Translations have addresses of their own, by rules that the site's configuration may keep elsewhere. */
const withoutLanguage = (id: PostId) =>
  id.replace(/(^|\/)[a-z]{2}(?:-[a-z]{2,4})?(?=\/)/i, '$1*').replace(/\.[a-z]{2}(?:-[a-z]{2,4})?(?=\.\w+$)/i, '');

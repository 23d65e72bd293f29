import { readFrontMatter } from '../frontmatter/read.ts';
import { languageOf } from '../frontmatter/language.ts';
import type { PostNames } from '../model/check.ts';
import type { PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import type { SiteAddresses } from '../generators/addresses.ts';
import { permalinkOf } from '../site/permalink.ts';
import { siteFields } from '../site/site-post.ts';

/** Where readers find a post. */
export interface PostAddress {
  /** From the site's root. */
  readonly address: string;
  /** The post names it itself. */
  readonly own: boolean;
  /** The address, and every other name that a link may have for it: earlier addresses, and its slug. */
  readonly names: PostNames['names'];
}

/** The address of a post by the rules of its generator. */
export function addressOf(
  text: string,
  post: PostSummary,
  profile: SiteProfile,
  addresses: SiteAddresses,
): PostAddress {
  const fields = siteFields(readFrontMatter(text, profile.yaml), profile, post.id);
  const address = permalinkOf(profile, addresses, { ...post, ...fields, language: languageOf(profile, post.id) });
  return {
    address,
    own: fields.address !== null,
    names: [address, ...fields.aliases, ...(fields.slug === null ? [] : [fields.slug])],
  };
}

/** What a link may call a post, and whether the generator knows it: Hugo leaves out drafts, and posts before and after their time. */
export const namesOf = ({ id, state }: PostSummary, { names, own }: Pick<PostAddress, 'names' | 'own'>): PostNames => ({
  ...{ id, names },
  ...(own && { own }),
  ...(state !== 'live' && state !== 'hidden' && { unseen: true }),
});

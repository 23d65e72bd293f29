import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/**
 * The language of a post as a BCP 47 tag: by the folder that the site keeps for it (`content/de`), by the name
 * (`post.de.md`, Hugo and Zola), else the site's own.
 */
export function languageOf(profile: SiteProfile, id: PostId): string {
  const own = profile.languages.filter(({ folder }) => folder !== null && id.startsWith(`${folder}/`));
  // The folder of one language may lie in that of another: the deeper one counts.
  const deepest = own.toSorted((a, b) => (b.folder?.length ?? 0) - (a.folder?.length ?? 0))[0];
  const ending = /\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.\w+$/.exec(id)?.[1]?.toLowerCase();
  const named = profile.languages.find(({ code }) => code.toLowerCase() === ending);
  const code = (named ?? deepest)?.code;
  return code === undefined || isSame(code, profile.language) ? profile.language : code;
}

/** `en` of a site in `en-GB` is that. */
const isSame = (code: string, language: string) =>
  language.toLowerCase().split('-')[0] === code.toLowerCase() || language.toLowerCase() === code.toLowerCase();

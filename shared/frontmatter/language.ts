import type { FrontMatter } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import type { FieldNames, SiteProfile } from '../model/site.ts';
import { firstField } from './fields.ts';

/**
 * The language of a post as a BCP 47 tag: by the folder that the site keeps for it (`content/de`), by the name
 * (`post.de.md`, Hugo and Zola), else the site's own.
 */
export function languageOf(profile: Pick<SiteProfile, 'language' | 'languages'>, id: string): string {
  const own = profile.languages.filter(({ folder }) => folder !== null && id.startsWith(`${folder}/`));
  // The folder of one language may lie in that of another: the deeper one counts.
  const deepest = own.toSorted((a, b) => (b.folder?.length ?? 0) - (a.folder?.length ?? 0))[0];
  const ending = /\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.\w+$/.exec(id)?.[1]?.toLowerCase();
  const named = profile.languages.find(({ code }) => code.toLowerCase() === ending);
  const code = (named ?? deepest)?.code;
  return code === undefined || isSame(code, profile.language) ? profile.language : code;
}

const languageNames: FieldNames = [['lang'], ['language'], ['locale']];

/** The language of a post of a site with several, or of one that names its own in `lang`; null: the site's, and nothing says more. */
export function ownLanguage(profile: SiteProfile, id: PostId, frontMatter: FrontMatter | null): string | null {
  const written = frontMatter && firstField(frontMatter, languageNames)?.value;
  const own = typeof written === 'string' && /^[a-z]{2,3}(?:[-_][a-z\d]{2,4})*$/i.test(written) ? written : null;
  return own?.replaceAll('_', '-') ?? (profile.languages.length > 0 ? languageOf(profile, id) : null);
}

/** `en` of a site in `en-GB` is that. */
const isSame = (code: string, language: string) =>
  language.toLowerCase().split('-')[0] === code.toLowerCase() || language.toLowerCase() === code.toLowerCase();

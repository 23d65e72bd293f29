import { withoutEnding } from '../base/paths.ts';
import type { Generator, SiteProfile } from '../model/site.ts';
import type { PostId } from '../model/post.ts';

/** Where a post lies: below its content folder, without ending, language and `index`. */
export interface Place {
  /** The content folder's own path. */
  readonly content: string;
  /** Folders below the content folder. */
  readonly folders: readonly string[];
  /** The file's name, of a bundle its folder's. */
  readonly name: string;
  readonly isIndex: boolean;
  /** `/de` for a language of its own part of the site. */
  readonly prefix: string;
}

interface Placed {
  readonly id: PostId;
  /** BCP 47. */
  readonly language: string;
}

/** The place of a post by its path and its language. */
export function placeOf(profile: SiteProfile, { id, language }: Placed): Place {
  const content = profile.contentFolders
    .filter((one) => one === '' || id.startsWith(`${one}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  const below = content ? id.slice(content.length + 1) : id;
  const parts = below.split('/');
  const codes = keepsNames.has(profile.generator) ? [] : profile.languages.map(({ code }) => code.toLowerCase());
  const file = withoutEnding(parts.at(-1) ?? '');
  const ending = /\.([\w-]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const bare = codes.includes(ending) ? file.slice(0, -ending.length - 1) : file;
  const isIndex = /^_?index$/i.test(bare);
  return {
    content: content ?? '',
    folders: parts.slice(0, isIndex ? -2 : -1),
    name: isIndex ? (parts.at(-2) ?? '') : bare,
    isIndex,
    prefix: prefixOf(profile, { id, language }),
  };
}

/** Where a language in the name of a file is a part of its name, and its address made of that: of these no site has parts by language itself. */
const keepsNames: ReadonlySet<Generator> = new Set(['astro', 'eleventy', 'hexo']);

function prefixOf(profile: SiteProfile, { id, language }: Placed): string {
  const { generator, languages } = profile;
  const code = languages.find((one) => one.code === language)?.code;
  if (code === undefined || code === mainLanguage(profile) || language === profile.language) return '';
  const isInPath = () => languages.some(({ folder }) => folder !== null && id.startsWith(`${folder}/`));
  // A folder on the way to a file is in the address that is made of its path.
  if (keepsNames.has(generator) || ((generator === 'next' || generator === 'plain') && isInPath())) return '';
  return `/${code.toLowerCase()}`;
}

/** The code of the language that has no part of its own in the site: of Hugo the default one, whichever is named first. */
export function mainLanguage(profile: Pick<SiteProfile, 'generator' | 'language' | 'languages'>): string | undefined {
  const codes = profile.languages.map(({ code }) => code);
  const wanted = profile.language.toLowerCase();
  const named = [wanted, wanted.split('-')[0]].flatMap((name) => codes.filter((code) => code.toLowerCase() === name));
  return (profile.generator === 'hugo' ? named[0] : undefined) ?? codes[0];
}

import { basename, dirname, withoutEnding } from '../base/paths.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** The languages that the places of posts show, and what shows them. */
export interface FoundLanguages {
  readonly languages: SiteProfile['languages'];
  readonly because: string;
}

const codeForm = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/;

/**
 * The languages of a site whose configuration names none: two folders or more that are called by languages and hold most
 * of what is beside them, else names like `post.de.md` beside `post.md`. null where neither is so.
 */
export function languagesInPaths(
  posts: readonly PostId[],
  profile: Pick<SiteProfile, 'generator' | 'contentFolders' | 'language'>,
): FoundLanguages | null {
  const inContent = posts.filter((id) =>
    profile.contentFolders.some((folder) => folder === '' || id.startsWith(`${folder}/`)),
  );
  // Docusaurus has translations in folders alone (docusaurus.io/docs/i18n/introduction): `a.fr.md` is a name there.
  return byFolder(inContent) ?? (profile.generator === 'docusaurus' ? null : byName(inContent, profile.language));
}

function byFolder(posts: readonly PostId[]): FoundLanguages | null {
  /** How many posts each folder holds itself. */
  const holding = new Map<string, number>();
  for (const id of posts) {
    const folder = dirname(id);
    holding.set(folder, (holding.get(folder) ?? 0) + 1);
  }
  /** The folders called by a language below each folder, and how many posts they hold. */
  const below = new Map<string, Map<string, number>>();
  for (const [folder, count] of holding) {
    const parts = folder.split('/');
    const at = parts.findIndex(isLanguage);
    if (at < 0) continue;
    const parent = parts.slice(0, at).join('/');
    const folders = below.get(parent) ?? new Map<string, number>();
    below.set(parent, folders);
    folders.set(parts[at] ?? '', (folders.get(parts[at] ?? '') ?? 0) + count);
  }
  const languages = [...below].flatMap(([parent, folders]) => {
    const prefix = parent === '' ? '' : `${parent}/`;
    const all = posts.filter((id) => id.startsWith(prefix)).length;
    const held = [...folders.values()].reduce((sum, count) => sum + count, 0);
    // Where most posts stand beside them, a folder `it` or `no` is about something else.
    if (folders.size < 2 || held * 2 <= all) return [];
    return [...folders.keys()].map((name) => ({ code: codeOf(name), folder: `${prefix}${name}` }));
  });
  return languages.length === 0 ? null : { languages, because: 'folders are called by languages' };
}

const named = /^(.+)\.([a-z]{2}(?:[-_][A-Za-z]{2,4})?)\.\w+$/;

function byName(posts: readonly PostId[], own: string): FoundLanguages | null {
  const codes = new Map<string, Set<string>>();
  for (const id of posts) {
    // Most names have no second dot, and the pattern takes long to find that out.
    if (id.indexOf('.', id.lastIndexOf('/')) === id.lastIndexOf('.')) continue;
    const [, stem = '', code = ''] = named.exec(id) ?? [];
    if (isLanguage(code)) codes.set(stem, (codes.get(stem) ?? new Set()).add(code));
  }
  if (codes.size === 0) return null;
  const stems = new Set(posts.map(withoutEnding));
  // A translation stands beside what it is one of.
  const pairs = [...codes].filter(([stem, found]) => found.size > 1 || stems.has(stem));
  if (pairs.length === 0) return null;
  const others = [...new Set(pairs.flatMap(([, found]) => [...found]))].map(codeOf);
  const plain = pairs.some(([stem]) => stems.has(stem)) ? [own] : [];
  const all = [...new Set([...plain, ...others])];
  return {
    languages: all.map((code) => ({ code, folder: null })),
    because: `names like ${basename(pairs[0]?.[0] ?? '')}.${[...(pairs[0]?.[1] ?? [])][0] ?? ''} are there`,
  };
}

const codeOf = (name: string) => name.replaceAll('_', '-');

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(name: string): boolean {
  return codeForm.test(name) && names.of(codeOf(name).split('-')[0] ?? '') !== undefined;
}

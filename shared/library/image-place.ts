import { isImageName } from '../base/file-names.ts';
import { basename, dirname, isIndex, join, relativePath, withoutEnding } from '../base/paths.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** A folder that an image of a post may be put in, and how the post names it. */
export interface ImagePlace {
  /** Below the library's root; empty for the root itself. */
  readonly folder: string;
  /** What stands before the file's name in the post: `/images/`, `../img/`, or nothing. */
  readonly url: string;
}

/** What sites call the folder of their images, the usual name of each generator first. */
const usual: Readonly<Partial<Record<SiteProfile['generator'], string>>> = {
  jekyll: 'assets/images',
  docusaurus: 'img',
};
const names = ['images', 'img', 'assets/images', 'assets/img', 'uploads', 'media'];

/**
 * The folders for a new image of a post, the best first: one that is there already is to be taken before one that would have
 * to be made, and the first where there is none. A post that is a folder (`trip/index.md`) keeps its images with it; Hexo
 * keeps them in a folder named like the post where there is one, or is to be one (`post_asset_folder`); else they lie below the
 * first folder that the site serves as it is. A folder without a generator gets them beside its posts.
 */
export function imagePlaces(
  profile: SiteProfile,
  id: PostId,
): { readonly own: ImagePlace | null; readonly places: readonly ImagePlace[] } {
  const folder = dirname(id);
  const folders = [...new Set([usual[profile.generator] ?? 'images', ...names])];
  if (isIndex(id) && !isKept(profile, folder)) {
    // Astro and Docusaurus take an address without the dot for one of the site.
    const url = profile.generator === 'astro' || profile.generator === 'docusaurus' ? './' : '';
    return { own: null, places: [{ folder, url }] };
  }
  const beside = folders.map((name) => ({ folder: join(folder, name), url: `${name}/` }));
  const [root] = profile.assets;
  const served = root ? servedPlaces(root, folders) : [];
  const isOfHexo = profile.generator === 'hexo' && /(?:^|\/)_(?:posts|drafts)\//.test(id);
  const own = isOfHexo ? { folder: withoutEnding(id), url: '' } : null;
  if (own && profile.assetFolders) return { own, places: [own] };
  if (profile.generator === 'plain') return { own, places: [...beside, ...served] };
  return { own, places: served.length > 0 ? served : beside };
}

/** A folder that is served at an address of its own, and called as one of images, is the place itself. */
function servedPlaces(root: SiteProfile['assets'][number], folders: readonly string[]): readonly ImagePlace[] {
  if (root.url !== '/' && folders.includes(basename(root.folder))) return [root];
  return folders.map((name) => ({ folder: join(root.folder, name), url: `${root.url}${name}/` }));
}

/**
 * The one folder that the images of a site lie in: below what it serves, for Astro else in `src/assets`, where it makes them
 * smaller (docs.astro.build/en/guides/images), or anywhere in a folder without a generator. Null where there are several, or
 * none. `files`: every path below the root.
 */
export function solePlace(profile: SiteProfile, id: PostId, files: readonly string[]): ImagePlace | null {
  const served = profile.generator === 'plain' ? null : profile.assets[0];
  if (served === undefined) return null;
  const root = served?.folder ?? '';
  const inside = root === '' ? '' : `${root}/`;
  // Jekyll and Hexo serve nothing of a folder with an underscore: `_posts/trip/` holds the images of one post.
  const isServed = (folder: string) => !/^(?:jekyll|hexo)$/.test(profile.generator) || !/(?:^|\/)_/.test(folder);
  const holding = [...new Set(files.flatMap((path) => (isImageName(path) ? withoutTime(dirname(path)) : [])))];
  // What lies in the root itself, as the icon of the site, tells nothing.
  const folders = holding.filter((folder) => folder !== root && folder.startsWith(inside) && isServed(folder));
  const isAstros = profile.generator === 'astro' && folders.length === 0;
  const taken = isAstros ? holding.filter((folder) => `${folder}/`.startsWith('src/assets/')) : folders;
  const [sole, ...others] = taken.reduce<readonly string[]>(withoutInner, taken);
  if (sole === undefined || others.length > 0) return null;
  const url =
    served && !isAstros
      ? `${served.url}${sole.slice(inside.length)}/`
      : relativePath(dirname(id), join(sole, '.')).slice(0, -1);
  return { folder: sole, url };
}

/** `static/img/2024/05`: one folder for each year, or month, is a part of the one that holds them. */
const withoutTime = (folder: string): string => folder.replace(/(?<=[^/])\/\d{4}(?:\/\d{2})?$/, '');

/** What stands in a folder of images: its own ones, and folders. */
export interface ImageFolder {
  readonly images: number;
  readonly folders: readonly string[];
}

/**
 * Where the images of a month (`2024-05`) go in a place that keeps them by year, or by year and month; the place itself where it
 * has images of its own. `look`: what stands in a folder.
 */
export async function placeOfMonth(
  place: ImagePlace,
  month: string,
  look: (folder: string) => Promise<ImageFolder>,
): Promise<ImagePlace> {
  const { images, folders } = await look(place.folder);
  const last = folders
    .filter((name) => /^(?:19|20)\d\d$/.test(name))
    .toSorted()
    .at(-1);
  if (images > 0 || last === undefined) return place;
  const within = await look(join(place.folder, last));
  const isByMonth = within.images === 0 && within.folders.some((name) => /^(?:0\d|1[0-2])$/.test(name));
  const below = isByMonth ? month.replace('-', '/') : month.slice(0, 4);
  return { folder: join(place.folder, below), url: `${place.url}${below}/` };
}

/** A folder in another one of them is a part of that. */
const withoutInner = (all: readonly string[], folder: string): readonly string[] =>
  all.filter((other) => !other.startsWith(`${folder}/`));

/** A folder that holds posts of the site is not one post, whatever lies in it is called. */
function isKept({ contentFolders, newFolder }: SiteProfile, folder: string): boolean {
  return folder === '' || folder === newFolder || contentFolders.includes(folder);
}

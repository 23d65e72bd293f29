import { withoutEnding } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import { withoutTemplate } from '../markdown/links/assets.ts';
import { safeName, safePath } from '../base/slug.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { relativeHref } from '../site/paths.ts';
import { conventions, conventionsOf } from './conventions.ts';
import type { NeutralPlace } from './places.ts';
import type { Sites } from './sites.ts';

/** A file that a post shows or leads to, by meaning: its own, or one of the whole site by its address without the slash. */
export type NeutralFile =
  { readonly kind: 'own'; readonly name: string } | { readonly kind: 'shared'; readonly path: string };

/** A file of the library that has to go along. */
export interface FileCopy {
  readonly from: string;
  readonly to: string;
}

/** Where generators without folders for posts get the files of one. */
const ownFolder = ({ folders, name }: NeutralPlace) => `assets/posts/${[...folders, name].map(safeName).join('/')}/`;

/** What a file is to a post that names it: `written` is the address as it stands there, `path` where the library has the file. */
export function readFile(
  profile: SiteProfile,
  { id, place }: { readonly id: PostId; readonly place: NeutralPlace },
  { written, path }: { readonly written: string; readonly path: string },
): NeutralFile {
  const folder = id.slice(0, id.lastIndexOf('/') + 1);
  const address = decoded(withoutTemplate(written).replace(/[?#].*$/s, ''));
  const below = (root: string) => (path.startsWith(root) ? path.slice(root.length) : null);
  const named = below(`${withoutEnding(id)}/`);
  const beside = place.isBundle ? below(folder) : (named ?? below(folder));
  // Posts of a plain folder share what lies in it.
  const isNear = place.isBundle || named !== null || (profile.generator !== 'plain' && beside?.includes('/') === false);
  if (beside !== null && isNear && !address.startsWith('/')) return { kind: 'own', name: beside };
  const shared = address.startsWith('/') ? address.replace(/^\/+/, '') : sharedPath(profile, path);
  const own = ownFolder(place);
  return shared.startsWith(own) ? { kind: 'own', name: shared.slice(own.length) } : { kind: 'shared', path: shared };
}

/** The address of a file without a leading slash: below what is served as the root, else by its own path. */
function sharedPath({ generator, contentFolders }: SiteProfile, path: string): string {
  const roots = [conventionsOf(generator).static, ...contentFolders, 'src'].filter((root) => root !== '');
  const root = roots.find((one) => path.startsWith(`${one}/`));
  return root === undefined ? path : path.slice(root.length + 1);
}

/** Where the file goes in the new site, below its folder, and the address that the post names it by. */
export function writeFile(
  file: NeutralFile,
  place: NeutralPlace,
  to: PostId,
  { to: site }: Sites,
): { readonly path: string; readonly address: string } {
  const own = conventions[site.generator];
  if (file.kind === 'own' && own.bundles && /\/index\.\w+$/.test(to)) {
    const name = safePath(file.name);
    return { path: `${to.slice(0, to.lastIndexOf('/') + 1)}${name}`, address: spelled(name) };
  }
  const path = file.kind === 'own' ? ownFolder(place) + safePath(file.name) : safePath(file.path);
  const root = own.static === '' ? '' : `${own.static}/`;
  // Files that no generator serves are looked for beside each other.
  return { path: root + path, address: site.generator === 'plain' ? relativeHref(to, path) : `/${spelled(path)}` };
}

/** Only what Markdown or an address would read as something else is encoded. */
const spelled = (path: string) =>
  path.replace(/[\s%()<>"#?[\]\\]/g, (sign) =>
    encodeURIComponent(sign).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29')),
  );

import { dirname, relativePath } from '../base/paths.ts';
import { safeName } from '../base/slug.ts';

/**
 * The file of an address below the export, with `/`: `/a/b/` is `a/b/index.html`, `/a/b.html` itself. `bare` says what an
 * address without slash and ending is: a folder for most generators, a file for Jekyll. Each name becomes one that any
 * system takes; null when nothing is left of it but the home page.
 */
export function fileOfAddress(address: string, bare: 'folder' | 'file' = 'folder'): string | null {
  const path = address.replace(/[?#].*$/s, '');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  if (parts.length === 0) return null;
  const names = fitting(parts.map((part) => fittingName(safeName(part))));
  const last = names.at(-1) ?? '';
  if (/\.html?$/i.test(last) && !path.endsWith('/')) return names.join('/');
  return bare === 'file' && !path.endsWith('/') ? `${names.join('/')}.html` : `${names.join('/')}/index.html`;
}

/** File systems take names of 255 bytes. A longer one is cut and gets a number of its own. */
function fittingName(name: string): string {
  if (fits(name, 200)) return name;
  const ending = /\.html?$/i.exec(name)?.[0] ?? '';
  let kept = '';
  for (const letter of name) {
    if (bytesOf(kept) > 150) break;
    kept += letter;
  }
  return `${kept}-${numberOf(name)}${ending}`;
}

/** Of a path that is too long as a whole, the last name. */
const fitting = (names: readonly string[]) => (fits(names.join('/'), 1000) ? names : names.slice(-1));

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** Whether it takes at most so many bytes; no letter takes more than three for each of its units. */
const fits = (text: string, most: number) => text.length * 3 <= most || bytesOf(text) <= most;

/** The address of a file from the site's root, encoded: `a/b/index.html` is `a/b/`, `index.html` is ``. */
export function addressOfFile(file: string): string {
  return encodePath(file.replace(/(^|\/)index\.html$/, '$1'));
}

/** A link from one file of the export to another: relative, encoded, and with its `index.html`, since a disk has no default page. */
export function relativeHref(from: string, to: string): string {
  return encodePath(relativePath(dirname(from), to));
}

/** What servers show for an address that is not there, below the export. */
export const notFoundFile = '404.html';

/**
 * A link from a page of the site, whose address is `base`, to another file of it. The page for what is not there is shown in
 * whatever folder: its links are whole addresses where the site has one.
 */
export const hrefFrom = (base: string | null, file: string, to: string): string =>
  file === notFoundFile && base !== null ? base + addressOfFile(to) : relativeHref(file, to);

/** What two names have in common that are one file on Windows or macOS. */
export const foldedPath = (path: string): string => path.normalize('NFC').toLowerCase();

function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}

const assetFolder = 'assets';
const sheetName = 'style.css';

/** The site's own style sheet, below the export. */
export const styleSheetFile = `${assetFolder}/${sheetName}`;

/**
 * Where a file of the library is copied to: below `assets`, by its own path, so that the name stays from export to export.
 * A path with capitals or with letters that some system refuses gets a number of its own, since it may meet another one;
 * so does one that would meet the site's style sheet.
 */
export function assetFile(path: string): string {
  const plain = foldedPath(path.split('/').map(safeName).join('/'));
  const isFree = plain === path && plain !== sheetName;
  const file = isFree ? plain : plain.replace(/(\.\w+)?$/, (ending) => `-${numberOf(path)}${ending}`);
  return `${assetFolder}/${file}`;
}

/** FNV-1a: tells names apart, no defence. */
function numberOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

import { githubName } from './github-name.ts';

/** Whose way of making names from titles: most sites follow GitHub's, Jekyll and Hugo have their own. */
export type SlugRule = 'github' | 'jekyll' | 'hugo';

const longestSlug = 100;
/** Leaves room for a date, a number and an extension within the 255 bytes that file systems allow a name. */
const longestBytes = 200;
// C0 and C1 controls, and the marks that turn or hide text: with them a name can look like another.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/**
 * A file name and address part for a title, never empty (`untitled`). Letters of every script stay, accents too
 * (composed, NFC); what any of the three desktop systems refuses in a name goes.
 */
export function slugify(title: string, rule: SlugRule = 'github'): string {
  const text = title
    .normalize('NFC')
    .replace(/[\s\u200b]+/gu, ' ')
    .replace(invisible, '')
    .trim();
  const slug = shorten(
    applyRule(text, rule)
      .replace(/-{2,}/g, '-')
      .replace(/^[-._]+|[-._]+$/g, ''),
  );
  return safeName(slug || 'untitled');
}

function applyRule(text: string, rule: SlugRule): string {
  if (rule === 'jekyll') return text.toLowerCase().replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-');
  // Hugo keeps letters, digits, marks and a few signs and drops the rest without leaving a gap (helpers/path.go). The
  // signs that mean something in an address (`#`, `+`, `~`, `/`) are left out here.
  if (rule === 'hugo')
    return text
      .toLowerCase()
      .replace(/\s+/g, '-')
      .replace(/[^\p{M}\p{L}\p{Nd}._-]/gu, '');
  return githubName(text).replace(/[^\p{M}\p{L}\p{N}_-]/gu, '');
}

/** As long as a name of a file may be, cut between words where it can be. */
export function shorten(slug: string): string {
  // No letter takes more than three bytes for each of its units.
  if (slug.length <= longestSlug && slug.length * 3 <= longestBytes) return slug;
  let bytes = 0;
  let kept = '';
  for (const character of [...slug].slice(0, longestSlug)) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > longestBytes) break;
    kept += character;
  }
  if (kept === slug) return slug;
  const lastWord = kept.lastIndexOf('-');
  return (lastWord > longestSlug / 2 ? kept.slice(0, lastWord) : kept).replace(/[-._]+$/, '');
}

/**
 * One file name that Windows, macOS and Linux all take: no separators, no characters or device names that Windows
 * reserves, no trailing dots or spaces, nothing invisible. Spaces and case stay. `untitled` when nothing is left.
 */
export function safeName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[<>:"/\\|?*]+/g, '-')
    .replace(/^\s+|[.\s]+$/g, '');
  if (!clean) return 'untitled';
  return reserved.test(clean) ? clean.replace(reserved, (device) => `${device}-post`) : clean;
}

/** A path with each of its names a safe one. */
export const safePath = (path: string): string => path.split('/').map(safeName).join('/');

/** The name, or the name with the first number from 2 upwards that is not taken: `post-2`. */
export function uniqueName(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name;
  for (let number = 2; ; number++) {
    const next = `${name}-${number}`;
    if (!taken(next)) return next;
  }
}

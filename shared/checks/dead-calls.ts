import { isMarkdownName } from '../base/file-names.ts';
import { basename, join, withoutEnding } from '../base/paths.ts';
import { bodyStart } from '../frontmatter/split.ts';
import { createLines } from '../markdown/parse/lines.ts';
import type { CheckFix } from '../model/check.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { createRefPages } from '../site/hugo-ref.ts';
import { nearestName } from './near-name.ts';

/** Why the generator finds no page by what a call names; null where it may find one. */
export type DeadCall = (from: PostId, call: Call) => { readonly why: string; readonly near: string | null } | null;

/** `{{< ref "a.md" >}}`, `{% post_url 2024-01-15-a %}`, `{% link _posts/a.md %}`. */
interface Call {
  readonly name: 'ref' | 'post_url' | 'link';
  readonly path: string;
}

/** A call at which the site is not built. */
export interface FoundCall {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly message: string;
  readonly fix: CheckFix | null;
}

const mayCall = /\{\{[<%]\s*(?:rel)?ref\s|\{%-?\s*(?:post_url|link)\s/;
const hugo =
  /^(\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["`]?)((?<=")[^"#]+|(?<=`)[^`#]+|[^\s"`>%=#]+)[^\s>%=]*\s*[>%]\}\}$/;
/** Between these Liquid calls nothing. */
const unread = /^\{%-?\s*(?:raw|comment)\b/;
const read = /^\{%-?\s*end(?:raw|comment)\b/;
const jekyll = /^(\{%-?\s*(post_url|link)\s+)([^\s{}]+)\s*-?%\}$/;

/** What may be a call, or end what Liquid does not read. */
const calls = /\{\{[<%](?!\/\*)[^{}]*[>%]\}\}|\{%[^{}]*%\}/g;

/**
 * The dead calls of a text, in order, those in code among them: Hugo calls before it reads Markdown, and so does Liquid. In
 * code Hugo 0.111 stops at a page that is not there as anywhere else.
 */
export function deadCalls(text: string, id: PostId, isDead: DeadCall): readonly FoundCall[] {
  if (!mayCall.test(text)) return [];
  const start = bodyStart(text);
  const lineOf = createLines(text);
  let asWritten = false;
  return [...text.slice(start).matchAll(calls)].flatMap(({ 0: island, index }) => {
    const from = start + index;
    const to = from + island.length;
    asWritten = unread.test(island) || (asWritten && !read.test(island));
    const found = asWritten ? null : callIn(island);
    const dead = found && isDead(id, found);
    if (!dead) return [];
    const at = from + found.at;
    const fix =
      dead.near === null
        ? null
        : {
            title: `Link to “${dead.near}”`,
            changes: [{ from: at, to: at + found.path.length, insert: dead.near }],
          };
    return [{ from, to, line: lineOf(from), message: dead.why, fix }];
  });
}

/** The call that a text is, and where its path stands in it; null: it is none. */
export function callIn(island: string): (Call & { readonly at: number }) | null {
  const [, before = '', path = ''] = hugo.exec(island) ?? [];
  if (path !== '') return { name: 'ref', path, at: before.length };
  const [, call = '', name, named = ''] = jekyll.exec(island) ?? [];
  return name === 'post_url' || name === 'link' ? { name, path: named, at: call.length } : null;
}

/**
 * What the calls of a site's posts may name. `isMade`: the generator makes a page of that path of no file; `unseen`: files that it
 * makes no page of now.
 */
export function createDeadCalls(
  profile: SiteProfile,
  files: readonly string[],
  isMade: (path: string) => boolean,
  unseen: ReadonlySet<string>,
): DeadCall {
  if (profile.generator === 'hugo') return hugoCalls(profile, files, isMade, unseen);
  if (profile.generator === 'jekyll') return jekyllCalls(profile, files);
  return () => null;
}

function hugoCalls(
  profile: SiteProfile,
  files: readonly string[],
  isMade: (path: string) => boolean,
  unseen: ReadonlySet<string>,
): DeadCall {
  // Pages that a template makes are known to nobody else.
  if (files.some((file) => basename(file) === '_content.gotmpl')) return () => null;
  const all = createRefPages(profile, files);
  // Of what Hugo does not build it knows no page; a post that is not built either stops nothing.
  const seen =
    unseen.size === 0
      ? all
      : createRefPages(
          profile,
          files.filter((file) => !unseen.has(file)),
        );
  const folders = new Set(files.flatMap((file) => file.split('/').slice(0, -1)).map((name) => name.toLowerCase()));
  return (from, { name, path }) => {
    const pages = unseen.has(from) ? all : seen;
    const known = name === 'ref' ? all.near(from) : [];
    if (known.length === 0 || path.includes(':') || isMade(path)) return null;
    const found = pages.find(from, path);
    if (found.length === 1) return null;
    const [hidden] = found.length === 0 ? all.find(from, path) : [];
    if (hidden) return { why: `${path} is a post that is not out: Hugo stops there until it is.`, near: null };
    if (found.length > 1)
      return { why: `Several pages are called ${path}: Hugo stops there. The path tells them apart.`, near: null };
    const last = basename(path.replace(/(?:^|\/)_?index(?:\.\w+)*$|\/+$/g, ''));
    // A folder is a page of its own where Hugo makes a list of it.
    if (/^\.*$/.test(last) || folders.has(last.toLowerCase())) return null;
    const near = nearestName(pages.near(from), last.replace(/\.\w+$/, ''), (one) => basename(one.path));
    const shown = near && (isMarkdownName(path) ? pathBelow(near.file, near.path) : near.path);
    return { why: `No page of this site is at ${path}: Hugo stops there.`, near: shown && `/${shown}` };
  };
}

/** The end of a file's path that begins where its page's does. */
function pathBelow(file: string, path: string): string {
  const at = `/${file}`.lastIndexOf(`/${path}`);
  return at < 0 ? path : file.slice(at);
}

function jekyllCalls({ siteFolder }: SiteProfile, files: readonly string[]): DeadCall {
  const all = new Set(files);
  const posts = files.filter((file) => /(?:^|\/)_posts\//.test(file) && isMarkdownName(file));
  const nameOf = (file: string) => withoutEnding(basename(file));
  const names = new Set(posts.map(nameOf));
  const below = files.filter((file) => siteFolder === '' || file.startsWith(`${siteFolder}/`));
  return (_from, { name, path }) => {
    if (name === 'post_url') {
      if (posts.length === 0 || names.has(basename(path))) return null;
      const near = nearestName(posts, basename(path), nameOf);
      return { why: `No post is called ${path}: Jekyll stops there.`, near: near && nameOf(near) };
    }
    const bare = path.replace(/^\//, '');
    if (name !== 'link' || all.has(join(siteFolder, bare)) || below.some((file) => file.endsWith(`/${bare}`)))
      return null;
    const near = nearestName(below, basename(bare), basename);
    const shown = near && near.slice(siteFolder === '' ? 0 : siteFolder.length + 1);
    return { why: `No file of this site is at ${path}: Jekyll stops there.`, near: shown };
  };
}

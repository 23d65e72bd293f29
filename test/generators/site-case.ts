import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { readFrontMatter, values } from '../../shared/frontmatter/read.ts';
import { postStatus } from '../../shared/frontmatter/status/status.ts';
import { detectSite } from '../../shared/generators/detect.ts';
import type { SiteConfig } from '../../shared/generators/rules/generator-rules.ts';
import type { FieldValue } from '../../shared/model/front-matter.ts';
import { postId, type PostState } from '../../shared/model/post.ts';
import type { Generator, SiteProfile } from '../../shared/model/site.ts';

/** The moment that every case is told for, in our code and in the generators. */
export const now = Date.UTC(2024, 5, 1, 12);

/** One post: its path, its front matter (lines of YAML, or a whole block), its state, and what that rests on. */
export interface PostCase {
  readonly id: string;
  readonly head: string;
  readonly state: PostState;
  readonly rests: string;
  /** The generator refuses to build the whole site with this post in it, so that the real one cannot be asked. */
  readonly stops?: true;
}

/** A site with its configuration, as the generator and our detection read it. */
export interface SiteCase {
  readonly name: string;
  readonly generator: Generator;
  readonly config: Readonly<Record<string, string>>;
  /** What the site needs besides, so that the generator can be asked. */
  readonly files?: Readonly<Record<string, string>>;
  readonly posts: readonly PostCase[];
}

/** Cases of one folder or subject: `[id, head, state]` rows that rest on the same source. */
export function rows(
  rests: string,
  list: readonly (readonly [id: string, head: string, state: PostState, stops?: 'stops' | undefined])[],
): readonly PostCase[] {
  return list.map(([id, head, state, stops]) => ({ id, head, state, rests, ...(stops && { stops: true }) }));
}

/** Posts of one folder, named by their number: most cases differ by their front matter only. */
export function numbered(
  rests: string,
  folder: string,
  list: readonly (readonly [head: string, state: PostState, stops?: 'stops' | undefined])[],
): readonly PostCase[] {
  const word = rests.toLowerCase().replace(/[^a-z]+/g, '-');
  return rows(
    rests,
    list.map(([head, state, stops], index) => [`${folder}/${word}-${index}.md`, head, state, stops]),
  );
}

/** The whole text of a case. The body names it, so that it can be found in whatever the generator writes. */
export function textOf(post: PostCase, index: number): string {
  const body = `Body of ${marker(index)}\n`;
  if (post.head === '') return body;
  return /^(?:---|\+\+\+|\{|;;;)/.test(post.head) ? `${post.head}\n${body}` : `---\n${post.head}\n---\n${body}`;
}

export const marker = (index: number): string => `marker-${String(index).padStart(4, '0')}-end`;

/** The profile that the site's own configuration leads to. */
export function profileOf(site: SiteCase): SiteProfile {
  const configs = Object.entries(site.config).map(([path, text]) => ({ path, text, data: dataOf(path, text) }));
  const posts = site.posts.map((post) => postId(post.id));
  return detectSite({ configs, folders: [], posts, samples: [], dataFiles: dataFilesOf(site) });
}

/** Section pages and data files of a site, as the services read them. */
function dataFilesOf({ files = {} }: SiteCase): readonly SiteConfig[] {
  return Object.entries(files).flatMap(([path, text]) => {
    if (path.endsWith('.json')) return [{ path, text, data: JSON.parse(text) as FieldValue }];
    const frontMatter = path.endsWith('/_index.md') ? readFrontMatter(text) : null;
    return frontMatter ? [{ path, text, data: { ...values(frontMatter) } }] : [];
  });
}

function dataOf(path: string, text: string): FieldValue | null {
  if (path.endsWith('.toml')) return JSON.parse(JSON.stringify(parseToml(text))) as FieldValue;
  return /\.ya?ml$/.test(path) ? (parseYaml(text) as FieldValue) : null;
}

/** What our rules say of a case. */
export function stateOf(profile: SiteProfile, post: PostCase, index: number): PostState {
  return postStatus(profile, postId(post.id), readFrontMatter(textOf(post, index), profile.yaml), now).state;
}

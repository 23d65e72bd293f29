import type { SlugRule } from '../base/slug.ts';
import type { FieldPath, FrontMatterFormat, YamlDialect } from './front-matter.ts';
import type { FieldValues } from './post.ts';

export const generators = [
  'hugo',
  'jekyll',
  'astro',
  'eleventy',
  'hexo',
  'next',
  'zola',
  'docusaurus',
  'plain',
] as const;
export type Generator = (typeof generators)[number];

/** As their makers write them. */
export const generatorNames: Readonly<Record<Generator, string>> = {
  hugo: 'Hugo',
  jekyll: 'Jekyll',
  astro: 'Astro',
  eleventy: 'Eleventy',
  hexo: 'Hexo',
  next: 'Next.js',
  zola: 'Zola',
  docusaurus: 'Docusaurus',
  plain: 'Markdown files without a generator',
};

/** Whose reading each dialect of YAML is. */
export const yamlReaders: Readonly<Record<YamlDialect, string>> = {
  core: 'YAML 1.2',
  psych: 'Ruby',
  'js-yaml-3': 'js-yaml 3 (gray-matter)',
  'js-yaml-4': 'js-yaml 4',
  'go-yaml-2': 'Hugo before 0.152',
  'goccy-yaml': 'Hugo from 0.152 on',
};

/** How a whole post's reading time is reached. */
export interface ReadingRule {
  /** Shown to the person, for example `Hugo` or `reading-time`. */
  readonly name: string;
  /** Words a minute. */
  readonly words: number;
  /** Characters a minute for Chinese, Japanese and Korean. */
  readonly cjk: number;
  /** Seconds for the first image; each later one takes a second less, never under three. 0: images do not count. */
  readonly firstImage: number;
  /** Code blocks count as words. */
  readonly code: boolean;
  readonly round: 'up' | 'nearest';
}

/** A field by its names in order of preference. The first is used when a post gets the field anew. */
export type FieldNames = readonly [FieldPath, ...FieldPath[]];

export interface SiteFields {
  readonly title: FieldNames;
  readonly date: FieldNames;
  readonly updated: FieldNames;
  readonly expiry: FieldNames;
  readonly description: FieldNames;
  readonly cover: FieldNames;
  readonly slug: FieldNames;
  /** null: the generator has no such flag. */
  readonly draft: FieldNames | null;
}

/** A way of grouping posts: `tags`, `categories`, or one of the site's own. */
export interface Taxonomy {
  /** Lower case, shown and used in commands. */
  readonly name: string;
  readonly fields: FieldNames;
  /** How one string with several words reads: `tags: a b` is two tags in Jekyll, one in Eleventy and Hugo. */
  readonly text: 'one' | 'spaces' | 'commas';
  /** Those of the fields whose string is one value whatever `text` says: Jekyll's `tag` and `category`. */
  readonly single?: readonly FieldPath[];
}

/** Where a site's addresses for images lead on disk: `/images/x.png` -> `static/images/x.png`. */
interface AssetRoot {
  /** Folder below the library's root; empty for the root itself. */
  readonly folder: string;
  /** Address prefix that the folder is served under, always starting and ending with `/`. */
  readonly url: string;
}

/** How headings get their ids where it is not as the generator does by itself. */
export interface HeadingIds {
  /** They get only those that they give themselves. */
  readonly none?: boolean;
  /** What each that is made begins with. */
  readonly prefix?: string;
  /** Hugo's `github-ascii` and `blackfriday`, kramdown without GFM, Hexo in one case, Zola's words as they are written. */
  readonly way?: 'github-ascii' | 'blackfriday' | 'kramdown' | 'lower' | 'upper' | 'words';
}

/** What we know of a site's conventions. Detected, never executed; the person can correct every part (`ProfileCorrections`). */
export interface SiteProfile {
  readonly generator: Generator;
  /** Where the site lies below the library's root; empty for the root itself. */
  readonly siteFolder: string;
  /** Folders below the root that hold posts; `['']` when anywhere. */
  readonly contentFolders: readonly string[];
  /** Folders that are never walked: a name anywhere (`node_modules`), or with a leading `/` a path below the root (`/public`). */
  readonly ignoredFolders: readonly string[];
  readonly format: FrontMatterFormat;
  /** How the generator reads YAML. */
  readonly yaml: YamlDialect;
  readonly fields: SiteFields;
  readonly taxonomies: readonly Taxonomy[];
  readonly assets: readonly AssetRoot[];
  /** File name of a new post: `{date}-{slug}.md`, `{slug}/index.md`, `{slug}.md`. */
  readonly fileName: string;
  /** How a title becomes the `{slug}` of a file name. */
  readonly slugs: SlugRule;
  /** Folder below the root for new posts, and for new drafts where the site keeps them apart. */
  readonly newFolder: string;
  readonly draftFolder: string | null;
  /** The file below the root that new posts begin as: an archetype of Hugo, a scaffold of Hexo; null: none. */
  readonly template: string | null;
  /** IANA name of the zone of dates without an offset; `UTC` unless the site says otherwise, or goes by the computer. */
  readonly timeZone: string;
  /** Folders that are one post (Hugo's leaf bundles) and hold other Markdown files: those are parts of it, no posts. */
  readonly bundles: readonly string[];
  /** Folders that have a section page, `_index.md` of Hugo; those right below the content are sections without one. */
  readonly sections: readonly string[];
  /** Files and folders that the configuration has Jekyll leave out, and those that it reads whatever their names: as it writes both. */
  readonly leftOut: { readonly exclude: readonly string[]; readonly include: readonly string[] };
  /** Each post has a folder named like it for its images: Hexo's `post_asset_folder`. */
  readonly assetFolders: boolean;
  /** What the site's configuration says of how its headings are named. */
  readonly headingIds: HeadingIds;
  /** Files that end in `.md` are MDX as well. */
  readonly mdx: boolean;
  /** Values that posts get from other files of the site, the nearest file first. Never written into a post. */
  readonly defaults: readonly PostDefaults[];
  /** Posts dated in the future are published all the same. */
  readonly publishesFuture: boolean;
  /** Drafts are published all the same: Hugo's `buildDrafts`, Jekyll's `show_drafts`, Hexo's `render_drafts`. */
  readonly publishesDrafts: boolean;
  /** Posts are published after their last day all the same: Hugo's `buildExpired`. */
  readonly publishesExpired: boolean;
  /** Whether the generator takes a post's date from its path: before the field, where there is no field, or never. */
  readonly pathDates: 'first' | 'last' | 'never';
  /** BCP 47 language of the site. */
  readonly language: string;
  /** The languages of a site with several; empty for one. Posts say theirs by their folder, or by `post.de.md` (null). */
  readonly languages: readonly { readonly code: string; readonly folder: string | null }[];
  readonly siteTitle: string;
  /** The comment that ends an excerpt, for example `<!--more-->`; null where the site has none. */
  readonly excerptMarker: string | null;
  readonly reading: ReadingRule;
  readonly author: SiteAuthor;
  readonly evidence: readonly Evidence[];
  /** What was found besides, which only the site's own files can say otherwise. */
  readonly notes: readonly Finding[];
}

/** What a file of the site gives posts that do not say it themselves: a cascade, defaults, directory data, a section. */
export interface PostDefaults {
  /** Path of the file below the library's root. */
  readonly source: string;
  readonly values: FieldValues;
  /** How the paths below the root begin that it is for: `content/posts/`; empty for all. */
  readonly under: string;
  /** Which of them, as a glob of Hugo's own path (`/posts/a`) or of Jekyll's (`_posts/2024-01-02-a.md`); null: all. */
  readonly glob: string | null;
  /** Jekyll's type of document (`posts`, `pages`, the name of a collection); null: any. */
  readonly type: string | null;
  /** Globs of language codes; null: all. */
  readonly languages: readonly string[] | null;
  /** The post cannot say otherwise: a draft section of Zola takes all of its pages along. */
  readonly always?: true;
}

/** Whose site it is; shown under an exported post. */
export interface SiteAuthor {
  readonly name: string;
  /** Public profiles in the order shown. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

type Correctable = Omit<
  SiteProfile,
  | 'fields'
  | 'bundles'
  | 'sections'
  | 'leftOut'
  | 'assetFolders'
  | 'headingIds'
  | 'mdx'
  | 'defaults'
  | 'evidence'
  | 'notes'
>;

/** What a person says of a site in place of what was found. A part that is not named stays as found. */
export type ProfileCorrections = {
  readonly [Part in keyof Correctable]?: Correctable[Part] | undefined;
} & {
  readonly fields?: { readonly [Name in keyof SiteFields]?: SiteFields[Name] | undefined } | undefined;
};

/** A part of a profile that is found, explained and corrected by itself. The names of each field are one. */
export type ProfilePart = keyof Correctable | `fields.${keyof SiteFields}`;

export interface Finding {
  /** In words, with the name of the part: `time zone: Europe/Oslo`. */
  readonly finding: string;
  /** A sentence without its full stop: `hugo.toml says so`. */
  readonly because: string;
}

/** One finding and what it rests on, for `longhand profile` and the settings page. There is one for every part. */
export interface Evidence extends Finding {
  readonly part: ProfilePart;
  /** Where nothing in the folder says so: `generator` does it so by itself, `longhand` takes it so where the generator has no rule. */
  readonly from: 'generator' | 'longhand' | 'files' | 'person';
  /** What would stand there without the person's word. */
  readonly found?: Finding;
}

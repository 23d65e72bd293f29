import type { FieldKind, FieldValue, FrontMatterFormat } from '../../model/front-matter.ts';
import type { PostId } from '../../model/post.ts';
import type { PostDefaults, ProfilePart, SiteProfile } from '../../model/site.ts';
import type { SiteAddresses } from '../addresses.ts';

/** A configuration file: its text, and its values where it is YAML, TOML or JSON. A program is only ever text. */
export interface SiteConfig {
  /** Path below the library's root. */
  readonly path: string;
  readonly text: string;
  readonly data: FieldValue | null;
}

/** What detection looks at in a neighbouring post. */
export interface SamplePost {
  readonly id: PostId;
  readonly format: FrontMatterFormat | null;
  /** Dotted names of the front matter's keys, tables included: `title`, `taxonomies.tags`. */
  readonly keys: readonly string[];
  /** The keys outside of tables with what they hold. */
  readonly fields: readonly { readonly name: string; readonly kind: FieldKind }[];
  readonly text: string;
}

export interface DetectInput {
  readonly configs: readonly SiteConfig[];
  /** Folders below the root, at least the upper levels. */
  readonly folders: readonly string[];
  readonly posts: readonly PostId[];
  readonly samples: readonly SamplePost[];
  /** Archetypes and scaffolds: Markdown files below the root that new posts may begin as. */
  readonly templates?: readonly string[];
  /** Files beside the posts that give them values: section pages by their front matter, Eleventy's data files. */
  readonly dataFiles?: readonly SiteConfig[];
  /** IANA name of the zone of this computer; absent: not known. */
  readonly zone?: string;
}

/** The files that values for posts are looked for in. */
interface DefaultFiles {
  /** The site's own configuration. */
  readonly configs: readonly SiteConfig[];
  /** Section pages with their front matter, and data files of folders and posts. `data` is null for code. */
  readonly dataFiles: readonly SiteConfig[];
}

/** What of a profile says which posts a file is for. */
export type DefaultPlaces = Pick<SiteProfile, 'siteFolder' | 'contentFolders' | 'languages' | 'language'>;

/** A configuration file that says that a site is there. */
export interface Sign {
  readonly because: string;
  /** A package or a Gemfile names what may be a mere helper; a configuration file is the site itself. */
  readonly weak?: boolean;
  /** Folders between the site and the file: `config/_default/hugo.toml` has two. */
  readonly depth: number;
}

/** The file is there, whatever stands in it. */
export const isThere = ({ path }: SiteConfig, depth = 0): Sign => ({ because: `${path} is there`, depth });

/**
 * What is known of one generator: how its sites are recognised, what holds for them, and what their files say. All that is
 * left out is as in a plain folder. Nothing here runs: programs are read as text.
 */
export interface GeneratorRules {
  /** What holds for every site until its own files say otherwise. */
  readonly profile: Partial<SiteProfile>;
  /** What of these parts is only usual with its sites: the generator has no rule on it. */
  readonly usual?: readonly ProfilePart[];

  // How its sites are recognised, the surest first.

  /** Whether a configuration file, other than package.json, says that there is a site. */
  readonly sign?: (config: SiteConfig, input: DetectInput) => Sign | null;
  /** The package that sites depend on. */
  readonly npmPackage?: string;
  /** Paths of folders that only its sites have; the first group is the site's own folder. */
  readonly folder?: RegExp;
  /** What only its posts hold, in words and as a test. */
  readonly cues?: readonly (readonly [string, (post: SamplePost) => boolean])[];

  // What files of the site say. Later files add to earlier ones.

  /** Parts of the profile; folders are below the site's own. */
  readonly readConfig?: (config: SiteConfig) => Partial<SiteProfile>;
  /** Where the site is published, and at which addresses. */
  readonly readAddresses?: (config: SiteConfig) => Partial<SiteAddresses>;
  /** What other files give posts, in the order in which the generator asks them. */
  readonly readDefaults?: (files: DefaultFiles, places: DefaultPlaces) => readonly PostDefaults[];

  /** The files that new posts of a section may begin as, below the site's folder, in the order in which it looks. */
  readonly templates?: (section: string) => readonly string[];
  /** It reads dates in the zone of the computer that builds the site where the configuration names none. */
  readonly localTime?: true;
  /** A folder with an `index.md` is one post, and what else lies in it is a part of that. */
  readonly leafBundles?: true;
}

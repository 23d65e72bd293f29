import type { ErrorCode } from '../base/errors.ts';
import type { OperationId } from './operation.ts';
import type { PostId } from './post.ts';

/** How far long work has come. The same everywhere. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export interface Refusal {
  readonly id: PostId;
  readonly why: string;
}

export interface Failure {
  readonly id: PostId;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a rename or another change over many posts did. */
export interface ChangeReport {
  readonly changed: readonly PostId[];
  /** Left as they are on purpose, with the reason. */
  readonly skipped: readonly Refusal[];
  readonly failed: readonly Failure[];
  /** The person stopped it; what is in `changed` is kept. */
  readonly cancelled: boolean;
  /** The operation to take back; null when nothing was changed, or not as an operation. */
  readonly undo: OperationId | null;
  /** Where the posts are that were moved to the trash, in words. */
  readonly where?: string;
}

/** One post of a dry run: the lines that would change, as a unified difference. */
export interface PlannedChange {
  readonly id: PostId;
  readonly title: string;
  readonly diff: string;
  /** The path that the post moves to. */
  readonly to?: PostId;
  /** The difference is left out: with those before it there would be more than anybody looks through. */
  readonly isCut?: true;
}

/** What an operation would do. */
export interface ChangePlan {
  readonly changes: readonly PlannedChange[];
  readonly skipped: readonly Refusal[];
}

/** The looks of a site that come along; the first is the usual one. */
export const themeNames = ['default', 'journal', 'terminal'] as const;
export type ThemeName = (typeof themeNames)[number];

/** The generators that posts can be converted for. */
export const conversionTargets = ['hugo', 'jekyll', 'astro', 'eleventy', 'hexo', 'zola', 'plain'] as const;
export type ConversionTarget = (typeof conversionTargets)[number];

/** What an export makes: pages, a site, the files as they are, or the same posts as another generator has them. */
export const exportForms = ['html', 'pdf', 'site', 'markdown', 'markdown-body', ...conversionTargets] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportRequest {
  readonly scope: { readonly kind: 'posts'; readonly ids: readonly PostId[] } | { readonly kind: 'live' };
  readonly to: ExportForm;
  /** Absolute path of the folder that receives the export. */
  readonly folder: string;
  /** Include posts that are not live when the scope names them by `posts`; drafts of a `live` scope stay out. */
  readonly drafts: boolean;
  /** The look of a page or a site, in place of the library's own: see `LibrarySettings.look`. */
  readonly theme?: string | undefined;
  /** Where the site will be published, ending in `/`, in place of what its configuration says. */
  readonly baseUrl?: string | undefined;
  /** Of a site: a page that searches it, the only one with a script. */
  readonly search?: boolean | undefined;
  /** Everything is made and nothing put in place: the report says what would be. */
  readonly dryRun?: boolean | undefined;
}

/** What the next export of a library begins with. */
export interface ExportProposal {
  /** Where the last one went, else a folder beside the person's documents. */
  readonly folder: string;
  /** How the last one was; null when there was none. */
  readonly last: Pick<ExportRequest, 'to' | 'drafts' | 'theme' | 'baseUrl' | 'search'> | null;
}

/** What a copied text is for. `rich` is for any program that takes formatted text. */
export const copyForms = ['html', 'rich', 'wordpress', 'mail', 'docs'] as const;
export type CopyForm = (typeof copyForms)[number];

export interface CopyRequest {
  readonly form: CopyForm;
  /** Markdown out of the body; null for all of it. */
  readonly stretch: string | null;
  /** `inside`: in the text itself. `address`: where the site has them on the web, inside where it does not say where that is. */
  readonly images: 'inside' | 'address';
}

export interface CopiedPost {
  readonly html: string;
  /** Images that were not found. */
  readonly missing: number;
  /** Images are named by their addresses on the web. */
  readonly addressed: boolean;
}

export interface ExportWarning {
  readonly id: PostId;
  readonly message: string;
  readonly line?: number;
}

export interface ExportReport {
  readonly folder: string;
  /** Paths below the folder. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Files of an earlier export that this one has no more, and that nobody has changed. */
  readonly removed: readonly string[];
  readonly skipped: readonly Refusal[];
  readonly failed: readonly Failure[];
  readonly warnings: readonly ExportWarning[];
  readonly cancelled: boolean;
}

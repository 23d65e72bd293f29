import type { TextChange } from '../base/text-change.ts';
import type { PostId } from './post.ts';
import type { Failure } from './task.ts';

/** What may be found about a post, the gravest first. */
export const checkCodes = [
  'front-matter',
  'no-such-day',
  'missing-image',
  'broken-link',
  'broken-anchor',
  'same-address',
  'no-title',
  'heading-jump',
  'no-alt',
  'no-description',
  'similar-tags',
  'unused-image',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** One finding about a post, or about the library. */
export interface Check {
  readonly code: CheckCode;
  /** null: it is about the library as a whole. */
  readonly id: PostId | null;
  /** UTF-16 offsets in the whole text of the file; null where it has no place. */
  readonly place: { readonly from: number; readonly to: number } | null;
  /** 1-based; null where it has no place. */
  readonly line: number | null;
  /** What is found and what can be done, in a sentence or two. */
  readonly message: string;
  /** What would set it right without a question; null where a person has to decide. */
  readonly fix: CheckFix | null;
  /** What a finding about the library is about. */
  readonly about?:
    | { readonly kind: 'tags'; readonly taxonomy: string; readonly tags: readonly string[] }
    /** A path below the root. */
    | { readonly kind: 'file'; readonly path: string };
}

export interface CheckFix {
  /** What it does, as a button says it. */
  readonly title: string;
  /** In order, offsets in the text before them. */
  readonly changes: readonly TextChange[];
}

export interface CheckReport {
  readonly checks: readonly Check[];
  /** Posts that could not be read. */
  readonly failed: readonly Failure[];
  readonly cancelled: boolean;
}

/** What the links, images and shortcodes of a post may name, besides what the site's profile tells. */
export interface SiteNames {
  /** Every file of the library by its path below the root, ignored folders left out. */
  readonly files: readonly string[];
  readonly posts: readonly PostNames[];
  /** The path that the site is published at, with a slash at both ends; `/` for the root of its host, or where nothing says. */
  readonly below: string;
  /** Shortcodes and template tags that posts use, those used most first. */
  readonly shortcodes: readonly ShortcodeName[];
}

export interface PostNames {
  readonly id: PostId;
  /** Its address from the site's root, then its other names that its file does not tell: slug, aliases. */
  readonly names: readonly [address: string, ...others: string[]];
  /** It says its address itself. */
  readonly own?: true;
  /** The generator does not know it now: a draft, one that is not out yet or not any more. */
  readonly unseen?: true;
}

/** The places of a post that a link may name behind `#`. */
export interface PostAnchors {
  /** With their ids as the site has them. */
  readonly headings: readonly { readonly text: string; readonly id: string }[];
  /** Ids that the post gives itself, and words of calls that may make one; in lower case. */
  readonly names: readonly string[];
  /** There may be more: something else is brought into it. */
  readonly isOpen: boolean;
}

/** A generator's call in braces. */
export interface ShortcodeName {
  readonly style: '{{<' | '{{%' | '{%';
  readonly name: string;
  /** Some post closes it, so that text stands between its two halves. */
  readonly paired: boolean;
}

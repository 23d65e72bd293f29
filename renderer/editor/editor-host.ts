import { Facet } from '@codemirror/state';
import type { ShortcodeName } from '../../shared/model/check.ts';
import type { ReadingRule } from '../../shared/model/site.ts';

/** An image that was added for a post. */
export interface ImageOfPost {
  /** As the post names it. */
  readonly src: string;
}

/** A post that a link may lead to. */
export interface NamedPost {
  readonly title: string;
  /** Below the library's root. */
  readonly path: string;
  /** How the post that is being written links to it. */
  readonly href: () => string;
}

interface NamedImage {
  /** Below the library's root. */
  readonly path: string;
  /** How the post that is being written names it. */
  readonly src: string;
}

export interface NamedHeading {
  readonly text: string;
  readonly level: number;
  readonly id: string;
}

/** What a post may name, what changed last first. */
export interface NamesForPost {
  readonly posts: readonly NamedPost[];
  readonly images: readonly NamedImage[];
  readonly shortcodes: readonly ShortcodeName[];
}

/** What the editor asks of the app around it. */
export interface EditorHost {
  /** Follows a link of the post as it is written. */
  readonly openLink: (href: string) => void;
  /** Why a link leads nowhere, as a sentence; null where it does, or nobody can tell. */
  readonly linkProblem: (href: string) => Promise<string | null>;
  /** The address to load an image of the post from; null: it may not be shown. */
  readonly imageUrl: (src: string) => string | null;
  /** What was pasted looks flattened. */
  readonly offerRepair: () => void;
  /** Keeps images with the library's, one after the other, and answers those that were; of the others the person has been told. */
  readonly addImages: (files: readonly File[]) => Promise<readonly ImageOfPost[]>;
  /** Says why the post takes nothing in: it cannot be written. */
  readonly refuse: () => void;
  /** The person took back the step that added it. */
  readonly takeAway: (image: ImageOfPost) => void;
  /** The step that added it was done again. */
  readonly bringBack: (image: ImageOfPost) => void;
  /** What links, images and shortcodes may name; empty where it cannot be told. */
  readonly names: () => Promise<NamesForPost>;
  /** The posts of the library that are let go with this, by their paths; empty for what comes from elsewhere. */
  readonly draggedPosts: (data: DataTransfer) => readonly string[];
  /** The headings that a link to an address may lead to; those of the post itself for an empty one. */
  readonly headings: (href: string) => Promise<readonly NamedHeading[]>;
  /** What the list calls the post. */
  readonly name: () => string;
  /** BCP 47 language of the post. */
  readonly language: () => string;
  /** How long reading takes, by the rule of the post's site. */
  readonly reading: () => ReadingRule;
  /** The file is MDX by its name. */
  readonly isMdx: () => boolean;
}

const alone: EditorHost = {
  openLink: () => {},
  linkProblem: () => Promise.resolve(null),
  imageUrl: () => null,
  name: () => 'Untitled',
  language: () => 'en',
  offerRepair: () => {},
  addImages: () => Promise.resolve([]),
  refuse: () => {},
  takeAway: () => {},
  bringBack: () => {},
  names: () => Promise.resolve({ posts: [], images: [], shortcodes: [] }),
  draggedPosts: () => [],
  headings: () => Promise.resolve([]),
  reading: () => ({ name: '', words: 238, cjk: 500, firstImage: 0, code: false, round: 'up' }),
  isMdx: () => false,
};

export const editorHost = Facet.define<EditorHost, EditorHost>({ combine: (values) => values[0] ?? alone });

import { Facet } from '@codemirror/state';

/** An image that was added for a post. */
export interface ImageOfPost {
  /** As the post names it. */
  readonly src: string;
}

/** What the editor asks of the app around it. */
export interface EditorHost {
  /** Follows a link of the post as it is written. */
  readonly openLink: (href: string) => void;
  /** The address to load an image of the post from; null: it may not be shown. */
  readonly imageUrl: (src: string) => string | null;
  /** What was pasted looks flattened. */
  readonly offerRepair: () => void;
  /** Keeps an image with the library's; null: it could not be, and the person has been told. */
  readonly addImage: (file: File) => Promise<ImageOfPost | null>;
  /** The person took back the step that added it. */
  readonly takeAway: (image: ImageOfPost) => void;
  /** The step that added it was done again. */
  readonly bringBack: (image: ImageOfPost) => void;
  /** BCP 47 language of the post. */
  readonly language: () => string;
  /** The file is MDX by its name. */
  readonly isMdx: () => boolean;
}

const alone: EditorHost = {
  openLink: () => {},
  imageUrl: () => null,
  language: () => 'en',
  offerRepair: () => {},
  addImage: () => Promise.resolve(null),
  takeAway: () => {},
  bringBack: () => {},
  isMdx: () => false,
};

export const editorHost = Facet.define<EditorHost, EditorHost>({ combine: (values) => values[0] ?? alone });

import { Facet } from '@codemirror/state';

/** What the editor asks of the app around it. */
export interface EditorHost {
  /** Follows a link of the post as it is written. */
  readonly openLink: (href: string) => void;
  /** The address to load an image of the post from; null: it may not be shown. */
  readonly imageUrl: (src: string) => string | null;
  /** What was pasted looks flattened. */
  readonly offerRepair: () => void;
  /** BCP 47 language of the post. */
  readonly language: () => string;
}

const alone: EditorHost = { openLink: () => {}, imageUrl: () => null, language: () => 'en', offerRepair: () => {} };

export const editorHost = Facet.define<EditorHost, EditorHost>({ combine: (values) => values[0] ?? alone });

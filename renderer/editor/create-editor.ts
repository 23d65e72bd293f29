import type { EditorView } from '@codemirror/view';
import type { EditorState } from '@codemirror/state';

/** What the editor needs of an open post; a PostSession is one. */
export interface EditorSession {
  readonly state: () => EditorState;
  readonly attach: (view: EditorView) => () => void;
}

export interface EditorOptions {
  /** Accessible name of the text. */
  readonly label: string;
  /** Nonce of the page's Content Security Policy. */
  readonly cspNonce?: string;
}

export interface EditorHandle {
  readonly view: EditorView;
  /** Shows another post in the same view; undo and scroll position come with it. */
  readonly show: (session: EditorSession) => void;
  readonly focus: () => void;
  /** Puts the caret at a position and scrolls it into view. */
  readonly reveal: (position: number) => void;
  /** 1-based line at the top edge, with the part of it that is scrolled away as a fraction. */
  readonly topLine: () => number;
  readonly scrollToLine: (line: number) => void;
  readonly onScroll: (listener: () => void) => () => void;
  readonly destroy: () => void;
}

/** Mounts an editor into the element. Font, size and line width come from the custom properties
 * --editor-font, --editor-font-size and --editor-line-width of an element around it. */
export function mountEditor(_parent: HTMLElement, _session: EditorSession, _options: EditorOptions): EditorHandle {
  throw new Error('not built yet');
}

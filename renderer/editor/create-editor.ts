import { EditorSelection, type EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TextRange } from '../../shared/model/search.ts';
import { foundMarks, setFoundMarks } from './found-marks.ts';
import { foldedTo, setFrontMatterFolded } from './front-matter-fold.ts';

/** What the editor needs of an open post; a PostSession is one. */
export interface EditorSession {
  readonly state: () => EditorState;
  readonly attach: (view: EditorView) => () => void;
}

export interface EditorOptions {
  /** Accessible name of the text. */
  readonly label: string;
}

export interface EditorHandle {
  readonly view: EditorView;
  /** Shows another post in the same view; undo and scroll position come with it. */
  readonly show: (session: EditorSession) => void;
  readonly focus: () => void;
  /** Puts the caret at a position and scrolls it into view. */
  readonly reveal: (position: number) => void;
  /** Puts the caret at the start of a 1-based line, or of the last one, and scrolls it into view. */
  readonly revealLine: (line: number) => void;
  /** Marks what a search found; with a position, puts the caret there and scrolls to it without taking the focus. */
  readonly markFound: (ranges: readonly TextRange[], position: number | null) => void;
  /** 1-based line at the top edge, with the part of it that is scrolled away as a fraction. */
  readonly topLine: () => number;
  /** The 1-based line of the caret and how many pixels below the top edge it begins; null where it is out of sight. */
  readonly caretPlace: () => { readonly line: number; readonly top: number } | null;
  readonly scrollToLine: (line: number) => void;
  readonly onScroll: (listener: () => void) => () => void;
  readonly destroy: () => void;
}

/** Mounts an editor into the element. Font, size and line width come from the design tokens --font-text,
 * --text-writing and --line-width. */
export function mountEditor(parent: HTMLElement, session: EditorSession, options: EditorOptions): EditorHandle {
  const view = new EditorView({ parent, state: session.state() });
  let shown: EditorSession | null = null;
  let detach = () => {};

  const show = (next: EditorSession) => {
    if (next === shown) return;
    detach();
    shown = next;
    // Else a post that was never scrolled would stand where the one before it did.
    view.scrollDOM.scrollTop = 0;
    detach = next.attach(view);
    // An attribute of the view, not of the state: the name is the window's business.
    view.contentDOM.setAttribute('aria-label', options.label);
    // What can be edited has the focus anyway; checkers of accessibility look for the attribute.
    view.contentDOM.setAttribute('tabindex', '0');
  };
  show(session);

  return {
    view,
    show,
    focus: () => view.focus(),
    reveal(position) {
      goTo(view, position, 'start');
      view.focus();
    },
    revealLine(line) {
      const { doc } = view.state;
      goTo(view, doc.line(Math.max(1, Math.min(doc.lines, Math.floor(line)))).from, 'center');
      view.focus();
    },
    markFound(ranges, position) {
      if (ranges.length > 0 || view.state.field(foundMarks).size > 0)
        view.dispatch({ effects: setFoundMarks.of(ranges) });
      if (position !== null) goTo(view, position, 'center');
    },
    topLine: () => topLine(view),
    caretPlace: () => caretPlace(view),
    scrollToLine: (line) => scrollToLine(view, line),
    onScroll(listener) {
      view.scrollDOM.addEventListener('scroll', listener, { passive: true });
      return () => view.scrollDOM.removeEventListener('scroll', listener);
    },
    destroy() {
      detach();
      view.destroy();
    },
  };
}

/** Puts the caret at a position and scrolls it into view, out of a front matter that is folded. */
function goTo(view: EditorView, position: number, y: 'start' | 'center'): void {
  const at = Math.max(0, Math.min(position, view.state.doc.length));
  const scroll = EditorView.scrollIntoView(at, { y, yMargin: 48 });
  const hidden = foldedTo(view.state);
  const effects = hidden !== null && at <= hidden ? [setFrontMatterFolded.of(false), scroll] : scroll;
  view.dispatch({ selection: EditorSelection.cursor(at), effects, userEvent: 'select' });
}

function topLine(view: EditorView): number {
  const top = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
  const block = view.lineBlockAtHeight(Math.max(0, top));
  const first = view.state.doc.lineAt(block.from).number;
  // A block may be several lines behind one widget: the hidden front matter.
  const lines = view.state.doc.lineAt(block.to).number - first + 1;
  const part = block.height > 0 ? (top - block.top) / block.height : 0;
  return first + Math.max(0, Math.min(1, part)) * lines;
}

function caretPlace(view: EditorView): ReturnType<EditorHandle['caretPlace']> {
  const { head } = view.state.selection.main;
  const seen = view.scrollDOM.getBoundingClientRect();
  const top = view.documentTop + view.lineBlockAt(head).top - seen.top;
  return top >= 0 && top < seen.height ? { line: view.state.doc.lineAt(head).number, top } : null;
}

function scrollToLine(view: EditorView, line: number): void {
  if (line <= 1) {
    // With the space above the first line.
    view.scrollDOM.scrollTop = 0;
    return;
  }
  const { doc } = view.state;
  const whole = Math.max(1, Math.min(doc.lines, Math.floor(line)));
  const block = view.lineBlockAt(doc.line(whole).from);
  const first = doc.lineAt(block.from).number;
  const lines = doc.lineAt(block.to).number - first + 1;
  const inside = Math.max(0, Math.min(1, (line - first) / lines)) * block.height;
  const offset = view.documentTop - view.contentDOM.getBoundingClientRect().top;
  view.scrollDOM.scrollTop = block.top + inside + offset;
}

import { EditorSelection, type EditorState, type SelectionRange, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { editorHost } from '../editor-host.ts';
import type { Clip, PlanClip } from './pasted-changes.ts';
import { insertText } from '../insert-text.ts';
import { imagesInHistory, imagesOf, putImages } from './images.ts';
import { painted } from '../painted.ts';
import { addPlaces, places, removePlaces, takePlaces } from './places.ts';
import { putLinks } from './posts.ts';

interface Reader {
  readonly pastedAt: PlanClip;
  readonly htmlAt: PlanClip;
}

let reader: Reader | null = null;
/** What reads a clipboard is large and not needed to start: it is fetched when somebody begins to write. */
const loadReader = async (): Promise<Reader> => (reader ??= await import('./pasted-changes.ts'));

const clipOf = (data: DataTransfer): Clip => ({
  html: data.getData('text/html'),
  plain: data.getData('text/plain').replace(/\r\n?/g, '\n'),
});

/** What the clipboard holds. Rich text says more than its plain form; an address over words makes a link of them. */
function paste(view: EditorView, data: DataTransfer): boolean {
  const { state } = view;
  if (state.readOnly) return refused(view);
  const files = imagesOf(data);
  if (files.length > 0) {
    void putImages(view, files, state.selection.main);
    return true;
  }
  return putClip(view, clipOf(data), state.selection.ranges, 'pastedAt');
}

/** A text that cannot be written takes nothing in, and says so. */
function refused({ state }: EditorView): true {
  state.facet(editorHost).refuse();
  return true;
}

/** Puts a clip in place of ranges; false: the editor is to put its plain text there. */
function putClip(view: EditorView, clip: Clip, ranges: readonly SelectionRange[], by: keyof Reader): boolean {
  if (reader) {
    const change = reader[by](view.state, clip, ranges);
    if (change) view.dispatch(change);
    return change !== null;
  }
  if (clip.html === '' && clip.plain === '') return false;
  // Keys that come before the reader is here must not move what is pasted.
  const place = takePlaces();
  view.dispatch({ effects: addPlaces.of({ place, ranges }) });
  void finish();
  return true;

  async function finish(): Promise<void> {
    // A reader that cannot be fetched must not cost what was copied.
    const read = await loadReader().catch(() => null);
    const { state } = view;
    const now = state.field(places).get(place) ?? [];
    const change = now.length === 0 ? {} : (read?.[by](state, clip, now) ?? asItIs(state, clip.plain, now));
    view.dispatch(change, { effects: removePlaces.of(place) });
  }
}

function asItIs(state: EditorState, plain: string, ranges: readonly SelectionRange[]): TransactionSpec {
  const insert = insertText(plain);
  const changes = ranges.map(({ from, to }) => ({ from, to, insert }));
  const set = state.changes(changes);
  const carets = ranges.map(({ to }) => EditorSelection.cursor(set.mapPos(to, 1)));
  return { changes: set, selection: EditorSelection.create(carets), userEvent: 'input.paste', scrollIntoView: true };
}

/** Images from the desktop, posts from the list, and rich text, where they are let go. */
function drop(view: EditorView, { dataTransfer, clientX: x, clientY: y }: DragEvent): boolean {
  if (!dataTransfer) return false;
  if (view.state.readOnly) return refused(view);
  const posts = view.state.facet(editorHost).draggedPosts(dataTransfer);
  const images = imagesOf(dataTransfer);
  const at = view.posAtCoords({ x, y }) ?? view.state.selection.main.head;
  if (posts.length > 0) void putLinks(view, posts, at);
  else if (images.length > 0)
    void putImages(view, images, EditorSelection.cursor(at), isBelow(view, y) ? 'below' : 'on');
  // The editor's own text is dragged without any HTML, and is moved by the editor.
  else {
    const clip = clipOf(dataTransfer);
    if (clip.html === '' || !putClip(view, clip, [EditorSelection.cursor(at)], 'htmlAt')) return false;
  }
  view.focus();
  return true;
}

/** Whether something is let go below the last line. */
const isBelow = (view: EditorView, y: number): boolean => y > (view.coordsAtPos(view.state.doc.length)?.bottom ?? y);

/** Takes in what other programs put on the clipboard. */
export const takePaste = [
  places,
  imagesInHistory,
  EditorView.domEventHandlers({
    paste: (event, view) => {
      if (!event.clipboardData || !paste(view, event.clipboardData)) return false;
      event.preventDefault();
      return true;
    },
    drop: (event, view) => {
      if (!drop(view, event)) return false;
      event.preventDefault();
      return true;
    },
  }),
  EditorView.domEventObservers({
    focus: () =>
      void painted()
        .then(loadReader)
        .catch(() => null),
  }),
];

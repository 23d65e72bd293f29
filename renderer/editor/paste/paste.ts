import { EditorSelection, type SelectionRange } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { editorHost } from '../editor-host.ts';
import { imagesInHistory, imagesOf, putImages } from './images.ts';
import { painted } from '../painted.ts';
import { addPlaces, places, removePlaces, takePlaces } from './places.ts';
import { putLinks } from './posts.ts';
import { linkOver, markdownAt, plainAt, takesMarkdown } from './pasted-changes.ts';

type Convert = (html: string, into: string) => string | null;

let convert: Convert | null = null;
/** The reader of HTML is large and not needed to start: it is fetched when somebody begins to write. */
async function loadConverter(): Promise<Convert> {
  return (convert ??= (await import('../../../shared/markdown/pasted/to-markdown.ts')).htmlToMarkdown);
}

/** What the clipboard holds. Rich text says more than its plain form; an address over words makes a link of them. */
function paste(view: EditorView, data: DataTransfer): boolean {
  const { state } = view;
  if (state.readOnly) return refused(view);
  const files = imagesOf(data);
  if (files.length > 0) {
    void putImages(view, files, state.selection.main);
    return true;
  }
  const plain = plainOf(data);
  const link = linkOver(state, plain);
  if (link) {
    view.dispatch(link);
    return true;
  }
  if (pasteHtml(view, data.getData('text/html'), plain, state.selection.ranges)) return true;
  const fitted = plainAt(state, plain);
  if (fitted) view.dispatch(fitted);
  return fitted !== null;
}

/** A text that cannot be written takes nothing in, and says so. */
function refused({ state }: EditorView): true {
  state.facet(editorHost).refuse();
  return true;
}

const plainOf = (data: DataTransfer): string => data.getData('text/plain').replace(/\r\n?/g, '\n');

function pasteHtml(view: EditorView, html: string, plain: string, ranges: readonly SelectionRange[]): boolean {
  const { state } = view;
  if (html === '' || !ranges.every((range) => takesMarkdown(state, range))) return false;
  if (convert) {
    const markdown = convert(html, state.doc.toString());
    if (markdown !== null) view.dispatch(markdownAt(state, markdown, ranges));
    return markdown !== null;
  }
  // Keys that come before the reader is here must not move what is pasted.
  const place = takePlaces();
  view.dispatch({ effects: addPlaces.of({ place, ranges }) });
  void finish();
  return true;

  async function finish(): Promise<void> {
    // A reader that cannot be fetched must not cost what was copied.
    const read = await loadConverter().catch(() => null);
    const markdown = read?.(html, view.state.doc.toString()) ?? plain;
    const now = view.state.field(places).get(place) ?? [];
    view.dispatch(now.length > 0 ? markdownAt(view.state, markdown, now) : {}, { effects: removePlaces.of(place) });
  }
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
  else if (!pasteHtml(view, dataTransfer.getData('text/html'), plainOf(dataTransfer), [EditorSelection.cursor(at)]))
    return false;
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
        .then(loadConverter)
        .catch(() => null),
  }),
];

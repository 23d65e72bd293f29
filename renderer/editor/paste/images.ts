import { invertedEffects } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import {
  EditorSelection,
  StateEffect,
  type EditorState,
  type SelectionRange,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { editorHost, type ImageOfPost } from '../editor-host.ts';
import { bodyFrom } from '../front-matter-field.ts';
import { isProse } from '../is-prose.ts';
import { addPlaces, places, removePlaces, takePlaces } from './places.ts';

/** Images come into the post, or go out of it: undo takes the file back, redo brings it again. */
const imagesIn = StateEffect.define<readonly ImageOfPost[]>();
const imagesOut = StateEffect.define<readonly ImageOfPost[]>();

/**
 * The files that were pasted or dropped, where one of them is an image: what none of the others can be is said of each.
 * Word processors also send a picture of the text: then the text is meant.
 */
export function imagesOf(data: DataTransfer): readonly File[] {
  const files = [...data.files];
  if (!files.some((file) => file.type.startsWith('image/'))) return [];
  const words = data.getData('text/html').replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]*>|&nbsp;|\s/gi, '');
  return words === '' ? files : [];
}

/** Keeps the files and puts their images at the range, in one step; the caret goes where the first one is described. `isBelow`:
 * below the last line, in a paragraph of their own. */
export async function putImages(
  view: EditorView,
  files: readonly File[],
  range: SelectionRange,
  isBelow = false,
): Promise<void> {
  const { addImage, takeAway } = view.state.facet(editorHost);
  const place = takePlaces();
  view.dispatch({ effects: addPlaces.of({ place, ranges: [range] }) });
  const images: ImageOfPost[] = [];
  for (const file of files) {
    const image = await addImage(file);
    if (image) images.push(image);
  }
  const [now] = view.state.field(places).get(place) ?? [];
  const done = removePlaces.of(place);
  if (!now) {
    // Another post is in the view by now, and the images belong to none.
    images.forEach(takeAway);
  } else if (images.length === 0) view.dispatch({ effects: done });
  else view.dispatch(insertImages(view.state, images, now, isBelow), { effects: done });
}

/** The change that puts images at a range. */
export function insertImages(
  state: EditorState,
  images: readonly ImageOfPost[],
  { from, to }: SelectionRange,
  isBelow: boolean,
): TransactionSpec {
  const described = /[\n[\]]/.test(state.sliceDoc(from, to)) ? '' : state.sliceDoc(from, to);
  const written = images.map(({ src }, index) => `![${index === 0 ? described : ''}](${src})`);
  const gaps = gapsAt(state, from, isBelow);
  const [before, after] = from === to && gaps ? gaps : ['', ''];
  const insert = gaps ? before + written.join('\n\n') + after : images.map(({ src }) => src).join('\n');
  const caret = from + (gaps ? before.length + 2 : insert.length);
  return {
    changes: { from, to, insert },
    selection: EditorSelection.range(caret, gaps ? caret + described.length : caret),
    effects: imagesIn.of(images),
    userEvent: 'input.paste.image',
    scrollIntoView: true,
  };
}

/**
 * What parts images from the lines around them: words go on in their line; what comes to an empty line, behind a block of code or
 * below all is a paragraph of its own, and so is each of several. null: no Markdown may stand there.
 */
function gapsAt(state: EditorState, at: number, isBelow: boolean): readonly [string, string] | null {
  const { text, number } = state.doc.lineAt(at);
  const isBehindCode = endsCode(state, at);
  if (!isBehindCode && !isProse(state, at)) return null;
  const isEmpty = text.trim() === '';
  if (!isEmpty && !isBehindCode && !(isBelow && at === state.doc.length)) return ['', ''];
  const isSaid = (line: number) =>
    line >= 1 &&
    line <= state.doc.lines &&
    state.doc.line(line).to >= bodyFrom(state) &&
    /\S/.test(state.doc.line(line).text);
  const before = isSaid(number - 1) ? '\n' : '';
  return [isEmpty ? before : '\n\n', isSaid(number + 1) ? '\n' : ''];
}

/** Whether the fence that ends a block of code does so there. */
function endsCode(state: EditorState, at: number): boolean {
  const { name, to, parent } = syntaxTree(state).resolveInner(at, -1);
  const isFence = name === 'CodeMark' && to === at && parent?.name === 'FencedCode';
  return isFence && parent.lastChild?.to === at && parent.firstChild?.to !== at;
}

const undone = invertedEffects.of(({ effects }) =>
  effects.flatMap((effect) => {
    if (effect.is(imagesIn)) return [imagesOut.of(effect.value)];
    return effect.is(imagesOut) ? [imagesIn.of(effect.value)] : [];
  }),
);

const followUndo = EditorView.updateListener.of(({ transactions, state }) => {
  for (const transaction of transactions) {
    const host = state.facet(editorHost);
    for (const effect of transaction.effects) {
      if (effect.is(imagesIn) && transaction.isUserEvent('redo'))
        for (const image of effect.value) host.bringBack(image);
      // Somebody may have named the image a second time.
      if (effect.is(imagesOut))
        for (const image of effect.value) if (!state.doc.toString().includes(image.src)) host.takeAway(image);
    }
  }
});

export const imagesInHistory = [undone, followUndo];

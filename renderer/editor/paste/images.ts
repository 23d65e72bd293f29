import { invertedEffects } from '@codemirror/commands';
import { EditorSelection, StateEffect, type EditorState, type SelectionRange } from '@codemirror/state';
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

/** Keeps the files and puts their images at the range, in one step; the caret goes where the first one is described. */
export async function putImages(view: EditorView, files: readonly File[], range: SelectionRange): Promise<void> {
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
  else view.dispatch(insertImages(view.state, images, now), { effects: done });
}

function insertImages(state: EditorState, images: readonly ImageOfPost[], { from, to }: SelectionRange) {
  const described = /[\n[\]]/.test(state.sliceDoc(from, to)) ? '' : state.sliceDoc(from, to);
  const written = images.map(({ src }, index) => `![${index === 0 ? described : ''}](${src})`);
  // Words go on in their line; several images stand each in a paragraph of its own, and so does what comes to an empty line.
  const [before, after] = from === to ? gapsAt(state, from) : ['', ''];
  const insert = isProse(state, from) ? before + written.join('\n\n') + after : images.map(({ src }) => src).join('\n');
  const caret = isProse(state, from) ? from + before.length + 2 : from + insert.length;
  return {
    changes: { from, to, insert },
    selection: EditorSelection.range(caret, isProse(state, from) ? caret + described.length : caret),
    effects: imagesIn.of(images),
    userEvent: 'input.paste.image',
    scrollIntoView: true,
  };
}

/** What parts that which comes to an empty line from the lines around it; nothing in a line with words. */
function gapsAt(state: EditorState, at: number): readonly [string, string] {
  const { text, number } = state.doc.lineAt(at);
  if (text.trim() !== '') return ['', ''];
  const isSaid = (line: number) =>
    line >= 1 &&
    line <= state.doc.lines &&
    state.doc.line(line).to >= bodyFrom(state) &&
    /\S/.test(state.doc.line(line).text);
  return [isSaid(number - 1) ? '\n' : '', isSaid(number + 1) ? '\n' : ''];
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

import { invertedEffects } from '@codemirror/commands';
import { StateEffect, type SelectionRange } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { editorHost, type ImageOfPost } from '../editor-host.ts';
import type { Dropped } from './images-at.ts';
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
  const words = data.getData('text/html').replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^<>]*>|&nbsp;|\s/gi, '');
  return words === '' ? files : [];
}

/** Keeps the files and puts their images at the range, in one step; the caret goes where the first one is described. */
export async function putImages(
  view: EditorView,
  files: readonly File[],
  range: SelectionRange,
  dropped?: Dropped,
): Promise<void> {
  const { addImages, takeAway } = view.state.facet(editorHost);
  const place = takePlaces();
  view.dispatch({ effects: addPlaces.of({ place, ranges: [range] }) });
  // Before a file is kept: without it no link to that file would be written.
  const { imagesAt } = await import('./images-at.ts');
  const images = await addImages(files);
  const [now] = view.state.field(places).get(place) ?? [];
  const done = removePlaces.of(place);
  if (!now) {
    // Another post is in the view by now, and the images belong to none.
    images.forEach(takeAway);
  } else if (images.length === 0) view.dispatch({ effects: done });
  else view.dispatch(imagesAt(view.state, images, now, dropped), { effects: [imagesIn.of(images), done] });
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

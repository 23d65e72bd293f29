import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import { foldText } from '../../../shared/base/fold.ts';
import { basename, dirname } from '../../../shared/base/paths.ts';
import type { Span } from '../commands/spans.ts';
import { editorHost } from '../editor-host.ts';
import { addressBehind, mostOptions, putting, typedBefore, type Apply } from './completing.ts';

interface ImageCompletion extends Completion {
  readonly src?: string;
}

/** Images of the library by their names: after `![`, and in the address of an image. */
export const completeImages: CompletionSource = (context) => {
  const inAddress = typedBefore(context, /!\[[^[\]]*\]\((<?)([^()<>]*)$/);
  if (inAddress) {
    const [angle = '', typed = ''] = inAddress.groups;
    const { to, close } = addressBehind(context, angle ? '<' : '');
    return images(context, { from: inAddress.from, to }, typed, (src) => putting(src + close));
  }
  const open = typedBefore(context, /!\[([^[\]]*)$/);
  if (!open) return null;
  const { to, close } = addressBehind(context, '![');
  // The caret comes between the brackets: what the image shows is to be said there.
  return images(context, { from: open.from, to }, open.groups[0] ?? '', (src) => putting(`](${src}${close}`, 0));
};

async function images(
  context: CompletionContext,
  { from, to }: Span,
  typed: string,
  write: (src: string) => Apply,
): Promise<CompletionResult | null> {
  const { images: all } = await context.state.facet(editorHost).names();
  if (context.aborted) return null;
  const words = foldText(typed).split(/\s+/);
  const found = all.filter(({ path }) => words.every((word) => foldText(path).includes(word)));
  const options = found.slice(0, mostOptions).map(({ path, src }): ImageCompletion => ({
    label: basename(path),
    detail: dirname(path),
    apply: write(src),
    src,
  }));
  return { from, to, options, filter: false };
}

/** The image itself, small, before its name. */
export const thumbnail = {
  position: 10,
  render({ src }: ImageCompletion, state: EditorState): Node | null {
    const url = src === undefined ? null : state.facet(editorHost).imageUrl(src);
    if (url === null) return null;
    const image = document.createElement('img');
    image.className = 'cm-thumbnail';
    image.alt = '';
    image.loading = 'lazy';
    image.src = url;
    return image;
  },
};

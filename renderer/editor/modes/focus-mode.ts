import { type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { TextRange } from '../../../shared/model/search.ts';
import { editorHost } from '../editor-host.ts';
import { preferences } from '../preferences.ts';

/** Lines up and down that a paragraph is looked for in: one that goes further is lit as far as that. */
const farthest = 200;

/** What is lit in focus mode: the paragraph of the main caret, or the sentence in it; null: the mode is off. */
export function litRange(state: EditorState): TextRange | null {
  const { focus } = state.facet(preferences);
  if (focus === 'off') return null;
  const { head } = state.selection.main;
  const paragraph = paragraphAt(state, head);
  return focus === 'paragraph' ? paragraph : sentenceAt(state, paragraph, head);
}

function paragraphAt({ doc }: EditorState, head: number): TextRange {
  const here = doc.lineAt(head);
  const isBlank = (line: number) => doc.line(line).text.trim() === '';
  if (isBlank(here.number)) return { from: here.from, to: here.to };
  let [first, last] = [here.number, here.number];
  while (first > 1 && here.number - first < farthest && !isBlank(first - 1)) first--;
  while (last < doc.lines && last - here.number < farthest && !isBlank(last + 1)) last++;
  return { from: doc.line(first).from, to: doc.line(last).to };
}

function sentenceAt(state: EditorState, { from, to }: TextRange, head: number): TextRange {
  const text = state.sliceDoc(from, to);
  if (text === '') return { from, to };
  // A line end inside of a paragraph ends no sentence; to the segmenter it would.
  const found = segmenter(state.facet(editorHost).language())
    .segment(text.replaceAll('\n', ' '))
    .containing(Math.min(head - from, text.length - 1));
  return found ? { from: from + found.index, to: from + found.index + found.segment.length } : { from, to };
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const found = segmenters.get(language);
  if (found) return found;
  const made = new Intl.Segmenter(isLanguage(language) ? language : 'en', { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** A site may say anything of its language. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

const dimmedLine = Decoration.line({ class: 'cm-dimmed' });
const dimmed = Decoration.mark({ class: 'cm-dimmed' });

function dim(view: EditorView): DecorationSet {
  const lit = litRange(view.state);
  if (!lit) return Decoration.none;
  const { doc } = view.state;
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    const parts = [];
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      if (line.to < lit.from || line.from > lit.to) parts.push(dimmedLine.range(line.from));
      else {
        if (line.from < lit.from) parts.push(dimmed.range(line.from, lit.from));
        if (lit.to < line.to) parts.push(dimmed.range(lit.to, line.to));
      }
      if (line.to >= to || line.number === doc.lines) return parts;
    }
  });
  return Decoration.set(ranges, true);
}

/** All but what is being written steps back. */
export const focusMode: Extension = [
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = dim(view);
      }
      update({ view, docChanged, selectionSet, viewportChanged, startState, state }: ViewUpdate) {
        const isOther = startState.facet(preferences) !== state.facet(preferences);
        if (docChanged || selectionSet || viewportChanged || isOther) this.decorations = dim(view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  ),
  EditorView.baseTheme({
    // One colour that can still be read, whatever the words are: paler ones would not be for everybody.
    '.cm-dimmed, .cm-dimmed *': { color: 'var(--color-text-faint)' },
    '@media (forced-colors: active)': { '.cm-dimmed, .cm-dimmed *': { color: 'GrayText' } },
    '.cm-dimmed img, .cm-dimmed input': { opacity: '0.4' },
    '.cm-line.cm-dimmed': { borderInlineStartColor: 'var(--color-line-strong) !important' },
  }),
];

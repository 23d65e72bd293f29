import { EditorSelection, EditorState, Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, WidgetType, type Command, type DecorationSet } from '@codemirror/view';
import { countOf } from '../../shared/base/count-of.ts';
import type { FrontMatter } from '../../shared/model/front-matter.ts';
import { editorHost } from './editor-host.ts';
import { frontMatterField, parsersCame } from './front-matter-field.ts';

/** Folds (true) or unfolds the front matter. */
export const setFrontMatterFolded = StateEffect.define<boolean>();

const folded = StateField.define<boolean>({
  create: () => true,
  update(value, transaction) {
    const wish = transaction.effects.findLast((effect) => effect.is(setFrontMatterFolded));
    if (wish) return wish.value;
    // A block that is just being typed does not vanish under the caret.
    const typed = transaction.isUserEvent('input') && !transaction.isUserEvent('input.properties');
    if (!typed || transaction.startState.field(frontMatterField, false)) return value;
    return transaction.state.field(frontMatterField, false) ? false : value;
  },
});

/** The end of what is hidden behind the title line: before the line end that the body starts after. null: nothing is
 * hidden. A block without a line end behind it stays open, or there would be no place for the caret below it. */
export function foldedTo(state: EditorState): number | null {
  const block = state.field(frontMatterField, false);
  if (!block || !state.field(folded, false)) return null;
  return block.to > 0 && state.doc.sliceString(block.to - 1, block.to) === '\n' ? block.to - 1 : null;
}

/** Where the text begins that can be seen: behind the front matter while it is folded. */
export const shownFrom = (state: EditorState): number => (foldedTo(state) ?? -1) + 1;

/** Folds the front matter behind its title line, or shows its source. */
export const toggleFrontMatter: Command = (view) => {
  const block = view.state.field(frontMatterField, false);
  if (!block) return false;
  const fold = !view.state.field(folded);
  const selection = fold ? undefined : EditorSelection.cursor(block.contentFrom);
  view.dispatch({ effects: setFrontMatterFolded.of(fold), scrollIntoView: !fold, ...(selection && { selection }) });
  view.focus();
  return true;
};

class TitleLine extends WidgetType {
  readonly title: string;
  readonly note: string;

  constructor(title: string, note: string) {
    super();
    this.title = title;
    this.note = note;
  }

  override eq(other: TitleLine): boolean {
    return other.title === this.title && other.note === this.note;
  }

  override toDOM(view: EditorView): HTMLElement {
    const line = document.createElement('div');
    line.className = 'cm-post-title';
    const button = line.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'cm-post-title-button';
    button.setAttribute('aria-expanded', 'false');
    button.title = 'Show the front matter';
    // The note stands on the side of the title.
    button.dir = 'auto';
    const text = button.appendChild(document.createElement('span'));
    text.className = 'cm-post-title-text';
    text.textContent = this.title;
    const note = button.appendChild(document.createElement('span'));
    note.className = 'cm-post-title-note';
    note.textContent = this.note;
    button.addEventListener('click', () => toggleFrontMatter(view));
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      view.focus();
    });
    return line;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** The title that the block gives; null: what the post is called then, the list knows. */
function titleIn(block: FrontMatter): string | null {
  const title = block.fields.find((field) => field.path.length === 1 && field.path[0]?.toLowerCase() === 'title');
  return typeof title?.value === 'string' && title.value.trim() ? title.value : null;
}

/** Whether the title line has to ask what the post is called. */
export function asksForName(state: EditorState): boolean {
  const block = state.field(frontMatterField, false);
  return block !== null && block !== undefined && titleIn(block) === null;
}

function noteOf(block: FrontMatter): string {
  const format = block.format.toUpperCase();
  if (block.problems.length) return `${format} · cannot be read`;
  return `${format} · ${countOf(block.fields.length, 'field')}`;
}

const openLine = Decoration.line({ class: 'cm-front-matter-line', attributes: { spellcheck: 'false' } });

function decorate(state: EditorState): DecorationSet {
  const block = state.field(frontMatterField, false);
  if (!block || block.to === 0) return Decoration.none;
  const to = foldedTo(state);
  if (to !== null) {
    const widget = new TitleLine(titleIn(block) ?? state.facet(editorHost).name(), noteOf(block));
    return Decoration.set(Decoration.replace({ widget, block: true }).range(0, to));
  }
  const last = state.doc.lineAt(Math.max(block.from, block.to - 1)).number;
  return Decoration.set(Array.from({ length: last }, (_, line) => openLine.range(state.doc.line(line + 1).from)));
}

const decorations = StateField.define<DecorationSet>({
  create: decorate,
  update(value, { state, startState, effects }) {
    const same =
      !effects.some((effect) => effect.is(parsersCame)) &&
      state.field(frontMatterField, false) === startState.field(frontMatterField, false) &&
      state.field(folded) === startState.field(folded);
    return same ? value : decorate(state);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What is typed, replaced or deleted never reaches the hidden block; forms, undo and other programs do. */
const guardText = EditorState.changeFilter.of((transaction) => {
  if (
    transaction.isUserEvent('input.properties') ||
    !(transaction.isUserEvent('input') || transaction.isUserEvent('delete') || transaction.isUserEvent('move'))
  ) {
    return true;
  }
  const to = foldedTo(transaction.startState);
  if (to === null) return true;
  let free = true;
  transaction.changes.iterChangedRanges((from) => (free &&= from > to));
  return free;
});

/** The caret stays below the hidden block; a search that finds something in it opens it. Works on the state before the
 * transaction, since asking for the one after it would compute every state twice. */
const guardSelection = EditorState.transactionFilter.of((transaction) => {
  const hidden = transaction.selection ? foldedTo(transaction.startState) : null;
  if (hidden === null || transaction.effects.some((effect) => effect.is(setFrontMatterFolded))) return transaction;
  const to = transaction.changes.mapPos(hidden, 1);
  const { ranges, mainIndex } = transaction.newSelection;
  if (ranges.every((range) => range.from > to)) return transaction;
  if (transaction.isUserEvent('select.search')) return [transaction, { effects: setFrontMatterFolded.of(false) }];
  const below = (position: number) => Math.min(transaction.newDoc.length, Math.max(to + 1, position));
  const clamped = ranges.map((range) => EditorSelection.range(below(range.anchor), below(range.head)));
  return [transaction, { selection: EditorSelection.create(clamped, mainIndex), sequential: true }];
});

/** Up from the first line goes to the title line. */
const toTitle: Command = (view) => {
  const to = foldedTo(view.state);
  const { main } = view.state.selection;
  if (to === null || !main.empty || view.moveVertically(main, false).head > to + 1) return false;
  const lineStart = view.moveToLineBoundary(main, false).head;
  if (lineStart > to + 1) return false;
  view.dom.querySelector<HTMLElement>('.cm-post-title-button')?.focus();
  return true;
};

/** Front matter hidden behind a line with the post's title, until the person wants to see its source. */
export const frontMatterFold: Extension = [
  folded,
  decorations,
  guardText,
  guardSelection,
  EditorView.atomicRanges.of((view) =>
    foldedTo(view.state) === null ? Decoration.none : view.state.field(decorations),
  ),
  Prec.high(keymap.of([{ key: 'ArrowUp', run: toTitle }])),
];

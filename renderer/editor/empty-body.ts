import { EditorState, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { bodyFrom, frontMatterField } from './front-matter-field.ts';

class Hint extends WidgetType {
  override toDOM(): HTMLElement {
    const hint = document.createElement('span');
    hint.className = 'cm-placeholder';
    hint.textContent = 'Write …';
    hint.setAttribute('aria-hidden', 'true');
    return hint;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const widget = new Hint();
const here = Decoration.widget({ widget, side: 1 });
const below = Decoration.widget({ widget, side: 1, block: true });

const isEmpty = (state: EditorState) => state.doc.length === bodyFrom(state);

/** Whether the file ends right behind the last mark of its front matter, so that the text has no line yet. */
function hasNoLine(state: EditorState): boolean {
  const block = state.field(frontMatterField, false);
  if (!block || !isEmpty(state) || state.doc.line(state.doc.lines).length === 0) return false;
  // With no field in it, it may be the beginning of something else: `{}` of `{{ tag }}`.
  return /[:=]/.test(state.doc.sliceString(block.contentFrom, block.contentTo));
}

const decorate = (state: EditorState): DecorationSet =>
  isEmpty(state) ? Decoration.set((hasNoLine(state) ? below : here).range(state.doc.length)) : Decoration.none;

const hint = StateField.define<DecorationSet>({
  create: decorate,
  update: (value, { docChanged, state }) => (docChanged ? decorate(state) : value),
  provide: (field) => EditorView.decorations.from(field),
});

/** What is written behind a front matter without a line end gets a line of its own: on the line of the closing mark it
 * would open the front matter again, and the post would lose its title and all other fields. */
const ownLine = EditorState.transactionFilter.of((transaction) => {
  const { startState, docChanged, changes } = transaction;
  if (!docChanged || !transaction.isUserEvent('input') || transaction.isUserEvent('input.properties'))
    return transaction;
  if (!hasNoLine(startState)) return transaction;
  const end = startState.doc.length;
  let goesThere = false;
  changes.iterChanges((from, _to, _fromNew, _toNew, inserted) => {
    if (from === end && inserted.line(1).length > 0) goesThere = true;
  });
  if (!goesThere) return transaction;
  return [transaction, { changes: { from: changes.mapPos(end, -1), insert: '\n' }, sequential: true }];
});

/** The key code of what goes to an input method. */
const composed = 229;

/** An input method gets its line before it begins: what it shows must not be moved meanwhile. */
const ownLineOfComposition = EditorView.domEventHandlers({
  keydown({ keyCode }, view) {
    const { doc, selection } = view.state;
    if (keyCode === composed && hasNoLine(view.state) && selection.main.head === doc.length)
      view.dispatch({ ...view.state.replaceSelection('\n'), userEvent: 'input' });
  },
});

/** A hint where the text would be while the post has none, and a line for the first words. */
export const emptyBody: Extension = [hint, ownLine, ownLineOfComposition];

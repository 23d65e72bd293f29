import { StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { bodyFrom } from './front-matter-field.ts';

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

const hint = Decoration.widget({ widget: new Hint(), side: 1 });

const decorate = (state: EditorState): DecorationSet =>
  state.doc.length === bodyFrom(state) ? Decoration.set(hint.range(state.doc.length)) : Decoration.none;

/** A hint where the text would be, while the post has none. */
export const emptyBody = StateField.define<DecorationSet>({
  create: decorate,
  update: (value, { docChanged, state }) => (docChanged ? decorate(state) : value),
  provide: (field) => EditorView.decorations.from(field),
});

import { Decoration, WidgetType, type EditorView } from '@codemirror/view';

class TaskBox extends WidgetType {
  readonly done: boolean;

  constructor(done: boolean) {
    super();
    this.done = done;
  }

  override eq(other: TaskBox): boolean {
    return other.done === this.done;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = 'cm-task-box';
    box.checked = this.done;
    box.tabIndex = -1;
    box.setAttribute('aria-label', 'Done');
    box.addEventListener('click', (event) => {
      event.preventDefault();
      if (view.state.readOnly) return;
      const at = view.posAtDOM(box) + 1;
      view.dispatch({ changes: { from: at, to: at + 1, insert: this.done ? ' ' : 'x' }, userEvent: 'input.format' });
    });
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

class Bullet extends WidgetType {
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'cm-bullet';
    mark.textContent = '•';
    return mark;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const open = Decoration.replace({ widget: new TaskBox(false) });
const done = Decoration.replace({ widget: new TaskBox(true) });

/** The box in place of `[ ]` or `[x]`. */
export const taskBox = (marker: string): Decoration => (marker[1] === ' ' ? open : done);

export const bullet = Decoration.replace({ widget: new Bullet() });

import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Milliseconds after the last key until the caret blinks again. */
const pause = 500;
const steady = 'cm-steady';

/** The caret stands still while somebody writes. The editor starts its blinking anew with each key, and each start takes the browser
 * another frame, right behind that of the key. */
export const steadyCaret = [
  ViewPlugin.fromClass(
    class {
      private readonly view: EditorView;
      private moved = 0;
      private timer: ReturnType<typeof setTimeout> | undefined;

      constructor(view: EditorView) {
        this.view = view;
      }

      update({ docChanged, selectionSet }: ViewUpdate) {
        if (!docChanged && !selectionSet) return;
        this.moved = performance.now();
        if (this.timer !== undefined) return;
        this.layer()?.classList.add(steady);
        this.rest(pause);
      }

      destroy() {
        clearTimeout(this.timer);
        this.layer()?.classList.remove(steady);
      }

      /** One timer for all keys of a run. */
      private rest(wait: number) {
        this.timer = setTimeout(() => {
          const left = this.moved + pause - performance.now();
          if (left > 0) return this.rest(left);
          this.timer = undefined;
          this.layer()?.classList.remove(steady);
        }, wait);
      }

      private layer(): Element | null {
        return this.view.scrollDOM.querySelector(':scope > .cm-cursorLayer');
      }
    },
  ),
  EditorView.theme({
    [`& > .cm-scroller > .cm-cursorLayer.${steady}`]: { animation: 'none !important' },
  }),
];

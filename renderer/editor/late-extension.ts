import { Compartment, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';

/** An extension whose code is fetched once a text is on screen: the views that show one take it in when it is there. */
export function lateExtension(load: () => Promise<Extension>): Extension {
  const place = new Compartment();
  let loading: Promise<Extension> | null = null;

  class Taker {
    private isGone = false;

    constructor(view: EditorView) {
      loading ??= load();
      const take = (loaded: Extension) => {
        // Another view of the same text may have brought it.
        if (!this.isGone && place.get(view.state) !== loaded) view.dispatch({ effects: place.reconfigure(loaded) });
      };
      // Tried again with the next text; without it one can write all the same.
      void loading.then(take, () => (loading = null));
    }

    destroy(): void {
      this.isGone = true;
    }
  }

  return [place.of([]), ViewPlugin.fromClass(Taker)];
}

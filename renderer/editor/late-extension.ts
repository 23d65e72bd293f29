import { Compartment, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { painted } from './painted.ts';

/**
 * An extension whose code is fetched once a text is on screen: the views that show one take it in when it is there.
 * `afterTyping`: it has come to a view right behind a typed key.
 */
export function lateExtension(load: () => Promise<Extension>, afterTyping?: (view: EditorView) => void): Extension {
  const place = new Compartment();
  let loading: Promise<Extension> | null = null;

  class Taker {
    private isGone = false;
    private isTyped = false;

    constructor(view: EditorView) {
      loading ??= painted().then(load);
      const take = (loaded: Extension) => {
        // Another view of the same text may have brought it.
        if (this.isGone || place.get(view.state) === loaded) return;
        view.dispatch({ effects: place.reconfigure(loaded) });
        if (this.isTyped) afterTyping?.(view);
      };
      // Tried again with the next text; without it one can write all the same.
      void loading.then(take, () => (loading = null));
    }

    update({ transactions }: ViewUpdate): void {
      for (const one of transactions)
        if (one.docChanged || one.selection) this.isTyped = one.docChanged && one.isUserEvent('input.type');
    }

    destroy(): void {
      this.isGone = true;
    }
  }

  return [place.of([]), ViewPlugin.fromClass(Taker)];
}

import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import styles from './repair.module.css';

const look = EditorView.theme({
  '&': { color: 'var(--color-text)', fontSize: 'var(--text-md)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)' },
  '.cm-gutters': { backgroundColor: 'var(--color-bg-sunken)', border: '0' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--color-added-bg)' },
  '&.cm-merge-b .cm-changedText': { background: 'none' },
  '.cm-deletedChunk': { backgroundColor: 'var(--color-removed-bg)' },
  '.cm-deletedChunk .cm-deletedText': { background: 'none' },
});

/** Two texts as one, what goes and what comes below each other. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!parent.current) return;
    const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 2 } }),
          EditorState.readOnly.of(true),
          EditorView.lineWrapping,
          look,
          EditorView.contentAttributes.of({ 'aria-label': 'What would change', tabindex: '0' }),
          ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after]);
  return <div className={styles.difference} ref={parent} />;
}

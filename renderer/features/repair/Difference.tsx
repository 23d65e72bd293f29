import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { mountUnified } from '../../editor/compare.ts';
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
    if (!parent.current) return undefined;
    const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
    return mountUnified(parent.current, {
      before,
      after,
      name: 'What would change',
      cspNonce: nonce,
      extensions: look,
    });
  }, [before, after]);
  return <div className={styles.difference} ref={parent} />;
}

import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { mountUnified } from '../../editor/compare.ts';
import styles from './repair.module.css';

// Line ends come and go, words do not: those that happen to meet others are no difference to look at.
const wholeLines = EditorView.theme({
  '&.cm-merge-b .cm-changedText': { background: 'none', borderBottom: '0' },
  '.cm-deletedChunk .cm-deletedText': { background: 'none', borderBottom: '0' },
});

/** Two texts as one, what goes and what comes below each other. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!parent.current) return undefined;
    return mountUnified(parent.current, {
      before,
      after,
      name: 'What would change',
      extensions: wholeLines,
    });
  }, [before, after]);
  return <div className={styles.difference} ref={parent} />;
}

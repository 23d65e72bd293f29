import { lineNumbers } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { GitChange, GitDifference } from '../../../shared/model/git.ts';
import { mountUnified } from '../../editor/compare.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import styles from './git.module.css';

/** What changed in a file since the last commit; of a conflict, what the other side has and what this one. */
export function FileDifference({ change }: { readonly change: GitChange }) {
  const { api } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const { id, kind } = change;
  const [shown, setShown] = useState<GitDifference | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = (difference: GitDifference) => wanted && setShown(difference);
    api.git
      .difference({ library, id })
      .then(show, (error: unknown) => show({ before: null, after: null, problem: describeFailure(error) }));
    return () => {
      wanted = false;
    };
  }, [api, library, id]);
  if (!shown) return <p className={styles.hint}>Reading…</p>;
  if (shown.problem !== null) return <p className={styles.hint}>{shown.problem}</p>;
  return (
    <>
      {kind === 'conflict' && (
        <p className={styles.hint}>
          {shown.before === null && 'The other side has deleted it. '}
          {shown.after === null && 'It was deleted here. '}
          Lines with a − are theirs; lines with a + are yours.
        </p>
      )}
      <Comparison before={shown.before ?? ''} after={shown.after ?? ''} />
    </>
  );
}

function Comparison({ before, after }: { readonly before: string; readonly after: string }) {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!parent.current) return undefined;
    return mountUnified(parent.current, { before, after, name: 'Difference', extensions: lineNumbers() });
  }, [before, after]);
  return <div className={styles.difference} ref={parent} />;
}

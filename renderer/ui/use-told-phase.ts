import { useEffect, useState } from 'react';

/** Milliseconds that a save takes before it is told of. */
const quickSave = 400;

/** The phase of a post as the person is told of it. Most saves are done at once: to tell of each would be a frame between two keys,
 * which the second waits for. */
export function useToldPhase<Phase extends string>(phase: Phase): Phase | 'dirty' {
  const isSaving = phase === 'saving';
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isSaving) return;
    const timer = setTimeout(() => setSlow(true), quickSave);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isSaving]);
  return isSaving && !isSlow ? 'dirty' : phase;
}

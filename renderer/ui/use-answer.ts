import { useEffect, useState } from 'react';

/**
 * The answer to a question that nothing waits for; null until it comes, and where none does. Another function is another
 * question: the one before is stopped.
 */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>): T | null {
  const [told, setTold] = useState<{ readonly to: typeof ask; readonly answer: T } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    ask(stop.signal).then(
      (answer) => setTold({ to: ask, answer }),
      () => {},
    );
    return () => stop.abort();
  }, [ask]);
  return told?.to === ask ? told.answer : null;
}

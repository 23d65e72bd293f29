import { useState } from 'react';

/**
 * A value, and the last there was while there is none. For work under way: what came of it is shown a moment after it has ended,
 * and until then it would look, and be read out, as if it began again.
 */
export function useLast<T>(now: T | undefined): T | undefined {
  const [last, setLast] = useState(now);
  if (now !== undefined && now !== last) setLast(now);
  return now ?? last;
}

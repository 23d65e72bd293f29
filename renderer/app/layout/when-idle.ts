/** Does something when the page has nothing else to do, or after so many milliseconds. Returns what calls it off. */
export function whenIdle(work: () => void, timeout: number): () => void {
  const asked = requestIdleCallback(work, { timeout });
  return () => cancelIdleCallback(asked);
}

/** Does something when the page has nothing else to do. Returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  const asked = requestIdleCallback(work, { timeout: 5000 });
  return () => cancelIdleCallback(asked);
}

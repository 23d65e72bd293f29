/**
 * Settled when the next frame is on screen; without a screen, behind the work that is under way. What is fetched takes the page's
 * thread, too, and so waits until the text is drawn.
 */
export const painted = (): Promise<void> =>
  new Promise((settle) => {
    if ('requestAnimationFrame' in globalThis) requestAnimationFrame(() => setTimeout(settle));
    else setTimeout(settle);
  });

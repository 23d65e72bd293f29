import type { PageView } from './page-view.ts';

/** What a click is for by itself. */
const controls = 'a[href], area[href], summary, input, button, audio, video';

/** Milliseconds within which a second click makes the first the start of a selection. */
const doubleClick = 300;

/** A click on a block of the page goes to its line in the text, unless it selects something. Returns what stops it. */
export function clickToSource(view: PageView, go: (line: number) => void): () => void {
  const frame = view.root.ownerDocument;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const onClick = ({ target, button, detail }: MouseEvent) => {
    clearTimeout(waiting);
    // An element of another document is no instance of this window's Element.
    const element = target && 'closest' in target ? (target as Element) : null;
    if (button !== 0 || detail !== 1 || !element || element.closest(controls)) return;
    waiting = setTimeout(() => {
      const line = frame.getSelection()?.isCollapsed === false ? null : view.lineOf(element);
      if (line !== null) go(line);
    }, doubleClick);
  };
  frame.addEventListener('click', onClick);
  return () => {
    clearTimeout(waiting);
    frame.removeEventListener('click', onClick);
  };
}

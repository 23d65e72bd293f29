import type { ScrollPort } from './types.ts';

/** A place in the preview that belongs to a line of the text. */
export interface Anchor {
  /** 1-based, ascending. */
  readonly line: number;
  /** Pixels from the top of the page. */
  readonly top: number;
}

/** The anchors of a rendered page in order: `data-line` counts from the `data-from` of its block. */
export function readAnchors(root: HTMLElement): readonly Anchor[] {
  const base = root.getBoundingClientRect().top;
  const anchors: Anchor[] = [];
  for (const block of root.querySelectorAll<HTMLElement>(':scope > [data-from]')) {
    const from = Number(block.dataset.from);
    const inside = block.querySelectorAll<HTMLElement>('[data-line]');
    const places = inside.length ? [...inside] : [block];
    for (const place of places) {
      const line = from + Number(place.dataset.line ?? 0);
      const { top, height } = place.getBoundingClientRect();
      const last = anchors.at(-1);
      if (height > 0 && (!last || (line > last.line && top - base >= last.top)))
        anchors.push({ line, top: top - base });
    }
    const last = anchors.at(-1);
    const end = Number(block.dataset.to) + 1;
    if (last && end > last.line)
      anchors.push({ line: end, top: Math.max(last.top, block.getBoundingClientRect().bottom - base) });
  }
  return anchors;
}

/** The place of a line, between the anchors around it. */
export function topOfLine(anchors: readonly Anchor[], line: number): number {
  const next = anchors.findIndex((anchor) => anchor.line > line);
  const after = next < 0 ? undefined : anchors[next];
  const before = next < 0 ? anchors.at(-1) : anchors[next - 1];
  if (!before) return 0;
  if (!after) return before.top;
  return before.top + ((line - before.line) / (after.line - before.line)) * (after.top - before.top);
}

/** The line at a place, between the anchors around it. */
export function lineOfTop(anchors: readonly Anchor[], top: number): number {
  const next = anchors.findIndex((anchor) => anchor.top > top);
  const after = next < 0 ? undefined : anchors[next];
  const before = next < 0 ? anchors.at(-1) : anchors[next - 1];
  if (!before) return anchors[0]?.line ?? 1;
  if (!after || after.top === before.top) return before.line;
  return before.line + ((top - before.top) / (after.top - before.top)) * (after.line - before.line);
}

/** The other side does not answer a scroll that it was made to do. Milliseconds. */
const echo = 150;

/** Scrolls preview and editor together. Whoever was moved by the person leads; what follows causes no scroll back. */
export function syncScroll(
  frame: Document,
  root: HTMLElement,
  editor: ScrollPort,
): { align: () => void; redrawn: () => void; stop: () => void } {
  const scroller = frame.scrollingElement ?? frame.documentElement;
  let followed: { readonly side: 'editor' | 'preview'; readonly until: number } | null = null;
  let queued = 0;
  const offset = () => root.getBoundingClientRect().top + scroller.scrollTop;
  const isEcho = (side: 'editor' | 'preview') => followed?.side === side && performance.now() < followed.until;
  const follow = (side: 'editor' | 'preview', move: () => void) => {
    cancelAnimationFrame(queued);
    queued = requestAnimationFrame(() => {
      followed = { side, until: performance.now() + echo };
      move();
    });
  };
  const toPreview = () => {
    const line = editor.topLine();
    const top = topOfLine(readAnchors(root), line);
    scroller.scrollTop = line <= 1 ? 0 : top + offset();
  };
  // Above the first anchor is the title: the top of the one is the top of the other.
  const toEditor = () =>
    editor.scrollToLine(scroller.scrollTop <= 0 ? 0 : lineOfTop(readAnchors(root), scroller.scrollTop - offset()));
  const stopEditor = editor.onScroll(() => {
    if (!isEcho('editor')) follow('preview', toPreview);
  });
  const onFrameScroll = () => {
    if (!isEcho('preview')) follow('editor', toEditor);
  };
  frame.addEventListener('scroll', onFrameScroll, { passive: true });
  return {
    align: () => follow('preview', toPreview),
    // A page that became shorter scrolls by itself.
    redrawn() {
      followed = { side: 'preview', until: performance.now() + echo };
    },
    stop() {
      cancelAnimationFrame(queued);
      stopEditor();
      frame.removeEventListener('scroll', onFrameScroll);
    },
  };
}

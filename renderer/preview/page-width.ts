import { useEffect, useState, type CSSProperties, type RefObject } from 'react';
import type { Settings } from '../../shared/model/settings.ts';

interface PageWidth {
  readonly name: string;
  /** CSS pixels. */
  readonly width: number;
}

/** What the page may be as wide as: the measure of the themes with their margins, and what most telephones have. */
export const pageWidths: Readonly<Record<Exclude<Settings['previewPage'], 'full'>, PageWidth>> = {
  article: { name: 'An article', width: 800 },
  phone: { name: 'A phone', width: 390 },
};

/** How much smaller than it is the page is shown where the pane has not its width; 1 where it has. */
export function useScale(pane: RefObject<HTMLElement | null>, page: PageWidth | null): number {
  const [room, setRoom] = useState(Infinity);
  useEffect(() => {
    const element = pane.current;
    if (!element || !page) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? Infinity));
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane, page]);
  return page && room > 0 ? Math.min(1, room / page.width) : 1;
}

/** The frame at the width of the page: as high as it takes to fill the pane when it is scaled. */
export function frameStyle(page: PageWidth | null, scale: number): CSSProperties {
  if (!page) return {};
  return { width: page.width, height: `${100 / scale}%`, transform: `scale(${scale})` };
}

import { useEffect } from 'react';
import { focusRegion, hasFocusItself, type Region } from './regions.ts';

/** Frames in which the first control of a region comes into the document: React Aria collects tabs before it draws them. */
const mostFrames = 60;

/** Hands the focus on to what has just been loaded into a region that somebody went to before it was there. */
export function useLateFocus(region: Exclude<Region, 'editor'>): void {
  useEffect(() => {
    let frame = 0;
    const handOn = (left: number) => {
      if (!hasFocusItself(region)) return;
      focusRegion(region, null);
      if (left > 0) frame = requestAnimationFrame(() => handOn(left - 1));
    };
    handOn(mostFrames);
    return () => cancelAnimationFrame(frame);
  }, [region]);
}

import { useEffect } from 'react';
import { focusRegion, hasFocusItself, type Region } from './regions.ts';

/** Hands the focus on to what has just been loaded into a region that somebody went to before it was there. */
export function useLateFocus(region: Exclude<Region, 'editor'>): void {
  useEffect(() => {
    if (hasFocusItself(region)) focusRegion(region, null);
  }, [region]);
}

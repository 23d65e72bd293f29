import { createLate } from '../../ui/late.ts';

/** Bars, tabs and menus: list and text are there before them, and can be used. */
export const furniture = createLate(async () => (await import('./furniture.ts')).parts);

import type { EditorHandle } from '../../editor/create-editor.ts';

const regions = ['sidebar', 'editor', 'preview', 'inspector'] as const;
export type Region = (typeof regions)[number];

const elementOf = (region: Region) => document.querySelector<HTMLElement>(`[data-region=${region}]`);

/** The region that an element is in; null: in none. */
export function regionOf(element: Element): Region | null {
  const name = element.closest<HTMLElement>('[data-region]')?.dataset['region'];
  return regions.find((region) => region === name) ?? null;
}

/** Where the focus goes in each region: the first of these that is there. */
const targets: Record<Region, readonly string[]> = {
  sidebar: ['[role=listbox]:not([hidden])', 'input'],
  editor: ['.cm-content', 'button'],
  // A frame that is not loaded yet loses the keys that go to it.
  preview: ['iframe[data-loaded]'],
  inspector: ['[role=tab][aria-selected=true]'],
};

/** Puts the focus into a region. false: it is not on screen. */
export function focusRegion(region: Region, editor: EditorHandle | null): boolean {
  const element = elementOf(region);
  if (!element) return false;
  if (region === 'editor' && editor) editor.focus();
  else (firstIn(element, targets[region]) ?? element).focus();
  return true;
}

/** The focus is on a region and on nothing in it. */
export const hasFocusItself = (region: Region): boolean => {
  const element = elementOf(region);
  return element !== null && element === document.activeElement;
};

/** Puts the focus into the box above the list, with what is in it selected. false: it is not on screen. */
export function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('#post-search');
  box?.select();
  return box !== null;
}

function firstIn(element: HTMLElement, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const found = element.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

/** Moves the focus to the next region on screen, round and round. */
export function focusNextRegion(direction: 1 | -1, editor: EditorHandle | null): void {
  const shown = regions.filter(elementOf);
  const here = shown.findIndex((region) => elementOf(region)?.contains(document.activeElement));
  const next = here < 0 ? 0 : (here + direction + shown.length) % shown.length;
  const region = shown[next];
  if (region) focusRegion(region, editor);
}

import { useEffect, useMemo } from 'react';
import { useUi, type AppState } from '../state/context.ts';
import { focusRegion, regionOf, type Region } from './regions.ts';
import type { Workspace } from './workspace.ts';
import { shownEditor } from './workspace-store.ts';

/**
 * Gives the focus back when the last of the dialogs goes: to what had it before the first of them, else into its region,
 * else into the text. Each dialog by itself only knows the one before it.
 */
export function useKeptFocus({ ui }: AppState, workspace: Workspace): void {
  const isModal = useUi((state) => state.dialog !== null);
  const keeper = useMemo(() => createKeeper(ui, workspace), [ui, workspace]);
  useEffect(() => keeper.watch(), [keeper]);
  // After the dialog lets go of the rest of the window, and before the next key.
  useEffect(() => (isModal ? keeper.giveBack : undefined), [isModal, keeper]);
}

interface Place {
  readonly element: HTMLElement;
  readonly region: Region | null;
}

function createKeeper(ui: AppState['ui'], { store }: Workspace) {
  const root = document.getElementById('root');
  let last: Place | null = null;
  /** The last one that is in a region: notices and the bar at the top are in none. */
  let home: Place | null = null;

  const note = (element: EventTarget | null) => {
    if (ui.getState().dialog || !(element instanceof HTMLElement) || !root?.contains(element)) return;
    last = { element, region: regionOf(element) };
    if (last.region) home = last;
  };
  const giveBack = () => {
    const go = (region: Region | null | undefined) => region && focusRegion(region, shownEditor(store.getState()));
    const tries = [
      () => focus(last?.element),
      () => go(last?.region),
      () => focus(home?.element),
      () => go(home?.region),
      () => go('editor'),
      () => go('sidebar'),
    ];
    for (let next = tries.shift(); next && isNowhere(); next = tries.shift()) next();
  };
  // A frame that gets the focus tells of it in no other way.
  const onBlur = () => note(document.activeElement);
  return {
    giveBack,
    watch: () => {
      const onFocusIn = ({ target }: FocusEvent) => note(target);
      document.addEventListener('focusin', onFocusIn);
      addEventListener('blur', onBlur);
      return () => {
        document.removeEventListener('focusin', onFocusIn);
        removeEventListener('blur', onBlur);
      };
    },
  };
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

const focus = (element: HTMLElement | null | undefined) => element?.focus({ preventScroll: true });

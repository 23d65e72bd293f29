import { useEffect, useMemo } from 'react';
import { useApp, useUi, type AppState } from '../../state/context.ts';
import { afterDialog } from '../dialogs/after-dialog.ts';
import { focusRegion, regionOf, type Region } from './regions.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownEditor } from '../workspace/workspace-store.ts';

/**
 * Gives the focus a place when what had it goes away: a dialog, also one that came after another, or a button with its
 * press. That is what had it last outside of dialogs, else its region, else the text.
 */
export function KeptFocus({ workspace }: { readonly workspace: Workspace }): null {
  const { ui } = useApp();
  const isModal = useUi((state) => state.dialog !== null);
  const keeper = useMemo(() => createKeeper(ui, workspace), [ui, workspace]);
  useEffect(() => keeper.watch(), [keeper]);
  // After the dialog, which stands before this, lets go of the rest of the window, and before the next key.
  useEffect(() => (isModal ? keeper.giveBack : undefined), [isModal, keeper]);
  return null;
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
      // Without a library: the first screen.
      () => focus(document.querySelector<HTMLElement>('main button')),
    ];
    for (let next = tries.shift(); next && isNowhere(); next = tries.shift()) next();
  };
  const settle = () => {
    if (!isNowhere()) return;
    if (ui.getState().dialog) focus(topDialog());
    else giveBack();
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget || !(target instanceof HTMLElement)) return;
    // Not in the midst of its removal. What is left for a click beside everything stays where it is.
    queueMicrotask(() => {
      if (!isNowhere() || canHaveFocus(target)) return;
      // Menus, dialogs and forms know best where it goes from them, a frame later. The text is there for the next key.
      if (last?.element === target && last.region === 'editor') settle();
      else afterDialog(settle);
    });
  };
  // A frame that gets the focus tells of it in no other way.
  const onBlur = () => note(document.activeElement);
  return {
    giveBack,
    watch: () => {
      const onFocusIn = ({ target }: FocusEvent) => note(target);
      note(document.activeElement);
      document.addEventListener('focusin', onFocusIn);
      document.addEventListener('focusout', onFocusOut);
      addEventListener('blur', onBlur);
      return () => {
        document.removeEventListener('focusin', onFocusIn);
        document.removeEventListener('focusout', onFocusOut);
        removeEventListener('blur', onBlur);
      };
    },
  };
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

const canHaveFocus = (element: HTMLElement) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled');

const focus = (element: HTMLElement | null | undefined) => element?.focus({ preventScroll: true });

/** The dialog that lies over all else. */
const topDialog = () => [...document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]')].at(-1);

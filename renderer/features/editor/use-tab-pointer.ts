import { useRef, type MouseEvent, type PointerEvent } from 'react';
import type { PostId } from '../../../shared/model/post.ts';

interface TabPointerOptions {
  readonly onClose: (id: PostId) => void;
  /** The tab has been dragged to another place, counted from 0. */
  readonly onMove: (id: PostId, to: number) => void;
}

/** Pixels that the pointer moves before a press becomes a drag. */
const slack = 6;

/**
 * What the pointer does to tabs besides choosing them: the cross and the middle button close, dragging moves. For the handlers of
 * the list: React Aria's own on the tabs come after them.
 */
export function useTabPointer({ onClose, onMove }: TabPointerOptions) {
  const drag = useRef<{ readonly id: PostId; readonly x: number; moving: boolean } | null>(null);

  const onPress = (event: MouseEvent) => {
    if (!isCross(event.target)) return;
    // Or the tab would be chosen on its way out.
    event.stopPropagation();
    event.preventDefault();
  };
  return {
    onPointerDownCapture(event: PointerEvent) {
      onPress(event);
      const id = tabOf(event.target)?.id;
      if (id && event.button === 0 && event.pointerType === 'mouse' && !isCross(event.target))
        drag.current = { id, x: event.clientX, moving: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { current } = drag;
      if (!current) return;
      if ((event.buttons & 1) === 0) return void (drag.current = null);
      current.moving ||= Math.abs(event.clientX - current.x) > slack;
      const to = current.moving ? placeUnder(event.currentTarget, event.clientX) : -1;
      if (to >= 0) onMove(current.id, to);
    },
    onPointerUpCapture(event: PointerEvent) {
      onPress(event);
      drag.current = null;
    },
    onMouseDownCapture(event: MouseEvent) {
      onPress(event);
      // The middle button would start scrolling.
      if (event.button === 1) event.preventDefault();
    },
    onClickCapture(event: MouseEvent) {
      onPress(event);
      const id = isCross(event.target) ? tabOf(event.target)?.id : undefined;
      if (id) onClose(id);
    },
    onAuxClick(event: MouseEvent) {
      const id = event.button === 1 ? tabOf(event.target)?.id : undefined;
      if (id) onClose(id);
    },
  };
}

/** Marks the cross of a tab. It is for the pointer; the Delete key does the same on the tab. */
export const crossAttribute = { 'data-close': true } as const;

const isCross = (target: EventTarget) => target instanceof Element && target.closest('[data-close]') !== null;

/** The tab that an element is in. */
export function tabOf(target: EventTarget): { readonly id: PostId; readonly element: HTMLElement } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[role=tab]') : null;
  const id = element?.dataset['key'] as PostId | undefined;
  return element && id ? { id, element } : null;
}

/** The place of the tab under the pointer; -1: between or beside them. */
function placeUnder(list: HTMLElement, x: number): number {
  const boxes = [...list.querySelectorAll('[role=tab]')].map((tab) => tab.getBoundingClientRect());
  return boxes.findIndex(({ left, right }) => x >= left && x <= right);
}

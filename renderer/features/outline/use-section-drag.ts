import { useRef, useState, type DragEvent, type PointerEvent } from 'react';

/** The heading at an event's place and whether it is in its lower half; null beside the headings. */
function placeOf(event: DragEvent): { readonly index: number; readonly isBelow: boolean } | null {
  const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
  const index = option?.getAttribute('data-key');
  if (!option || index == null) return null;
  const { top, height } = option.getBoundingClientRect();
  return { index: Number(index), isBelow: event.clientY > top + height / 2 };
}

/**
 * Dragging headings of a list, with the browser's own drag: that of React Aria takes a press by assistive technology for the
 * start of a drag, where it is to go to the heading. `onDrop` gets the heading that was dragged, and before which one it goes.
 */
export function useSectionDrag(isDisabled: boolean, onDrop: (index: number, before: number) => void) {
  const dragged = useRef<number | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const end = () => {
    dragged.current = null;
    setBefore(null);
  };
  return {
    /** The index of the heading that the drop would go before; that of none: behind the last. */
    before,
    handlers: {
      // React Aria passes no such attribute on, and holds back the drag of what has none.
      onPointerDownCapture: (event: PointerEvent) => {
        const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
        if (option) option.draggable = !isDisabled;
      },
      onDragStart: (event: DragEvent) => {
        dragged.current = placeOf(event)?.index ?? null;
        event.dataTransfer.effectAllowed = 'move';
      },
      onDragOver: (event: DragEvent) => {
        const place = placeOf(event);
        if (dragged.current === null || !place) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setBefore(place.index + (place.isBelow ? 1 : 0));
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setBefore(null);
      },
      onDrop: (event: DragEvent) => {
        if (dragged.current === null || before === null) return;
        event.preventDefault();
        // The window takes what is dropped on it for a folder to be opened.
        event.stopPropagation();
        onDrop(dragged.current, before);
        end();
      },
      onDragEnd: end,
    },
  };
}

import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './separator.module.css';

interface SeparatorProps {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** `end`: the panel stands after its edge. */
  readonly side: 'start' | 'end';
  /** `final` once the pointer is let go or a key was pressed. */
  readonly onResize: (width: number, final: boolean) => void;
}

const step = 16;

/** The edge of the panel that it stands in, whose landmark it so belongs to; moved by pointer or by the arrow keys. */
export function Separator({ label, width, min, max, side, onResize }: SeparatorProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const clamp = (wanted: number) => Math.round(Math.min(max, Math.max(min, wanted)));
  const widthAt = (event: PointerEvent) => {
    const start = drag.current;
    if (!start) return width;
    return clamp(start.width + (event.clientX - start.x) * (side === 'start' ? 1 : -1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const grow = side === 'start' ? 'ArrowRight' : 'ArrowLeft';
    const shrink = side === 'start' ? 'ArrowLeft' : 'ArrowRight';
    const wanted = { [grow]: width + step, [shrink]: width - step, Home: min, End: max }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onResize(clamp(wanted), true);
  };
  const end = (event: PointerEvent) => {
    if (!drag.current) return;
    const last = widthAt(event);
    drag.current = null;
    onResize(last, true);
  };
  return (
    // A separator that can be moved is a widget, and hr is none.
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.separator}
      data-side={side}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => drag.current && onResize(widthAt(event), false)}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

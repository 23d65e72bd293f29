import { useEffect, useRef, useState } from 'react';

const handOvers = new Set<() => string | null>();

/**
 * Has every field hand over what is typed in it: before a post is saved or closed, its library left, or the window ends. false:
 * some of it was refused, and is only in its field.
 */
export const handOverTyped = (): boolean =>
  [...handOvers].map((handOver) => handOver()).every((refusal) => refusal === null);

interface Typed<Value> {
  /** What is typed and not handed over; null: nothing. */
  readonly typed: Value | null;
  readonly setTyped: (typed: Value | null) => void;
  /** Hands over what is typed. false: it was refused and stays. */
  readonly handOver: () => boolean;
}

/**
 * What is typed into a field until it is handed over, which is also done when the field goes without a blur: by a key that
 * shows another post, or by Escape in a dialog. `take` answers the sentence of a refusal, `onLost` hears the last of them.
 */
export function useTyped<Value>(
  take: (typed: Value) => string | null,
  onLost?: (typed: Value, refusal: string) => void,
): Typed<Value> {
  const [typed, show] = useState<Value | null>(null);
  // A field may go before it is drawn again: what it has handed over must be known as that by then.
  const waiting = useRef<Value | null>(null);
  const setTyped = (value: Value | null) => {
    waiting.current = value;
    show(value);
  };
  const tryTo = (): string | null => {
    const value = waiting.current;
    if (value === null) return null;
    waiting.current = null;
    const refusal = take(value);
    if (refusal === null) show(null);
    else waiting.current = value;
    return refusal;
  };
  const leave = () => {
    const refusal = tryTo();
    if (refusal !== null && waiting.current !== null) onLost?.(waiting.current, refusal);
  };
  const latest = useRef({ tryTo, leave });
  useEffect(() => {
    latest.current = { tryTo, leave };
  });
  useEffect(() => {
    const handOver = () => latest.current.tryTo();
    handOvers.add(handOver);
    return () => {
      handOvers.delete(handOver);
      latest.current.leave();
    };
  }, []);
  return { typed, setTyped, handOver: () => tryTo() === null };
}

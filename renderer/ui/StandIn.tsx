import { useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import styles from './stand-in.module.css';

interface StandInProps {
  /** Fetches the dialog. */
  readonly fetch: () => Promise<unknown>;
  /** The dialog is there: it is drawn in the place of this before the call returns. */
  readonly onReady: () => void;
  readonly onFail: (error: unknown) => void;
  readonly onClose: () => void;
}

/**
 * Holds the keyboard while the code of a dialog is on its way. What is typed meanwhile is typed into the dialog then, and
 * never into what lies behind; Escape or a click calls it off.
 */
export function StandIn({ fetch, onReady, onFail, onClose }: StandInProps) {
  const box = useRef<HTMLInputElement>(null);
  const entered = useRef(false);
  const handOver = useEffectEvent((before: Element | null) => {
    const typed = box.current?.value ?? '';
    // The dialog gives the focus back to what has it when it comes.
    giveFocus(before);
    flushSync(onReady);
    if (typed !== '' || entered.current) typeInto(typed, entered.current, before);
  });
  const fail = useEffectEvent(onFail);
  useLayoutEffect(() => {
    const input = box.current;
    const before = document.activeElement;
    let isOver = false;
    input?.focus();
    const wait = async () => {
      await fetch();
      // A word that is being put together is waited for.
      while (input?.dataset['composing']) await new Promise((go) => input.addEventListener('compositionend', go, once));
      if (isOver) return;
      isOver = true;
      handOver(before);
    };
    wait().catch((error: unknown) => !isOver && fail(error));
    return () => {
      if (!isOver) giveFocus(before);
      isOver = true;
    };
  }, [fetch]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter') entered.current = true;
    // What follows Enter is not for the dialog; Tab has nowhere to go.
    if (entered.current || event.key === 'Tab') event.preventDefault();
  };
  return (
    <div className={styles.overlay} role="presentation" onPointerDown={onClose}>
      <input
        ref={box}
        className={styles.box}
        aria-label="Opening…"
        onKeyDown={onKeyDown}
        onCompositionStart={({ currentTarget }) => (currentTarget.dataset['composing'] = 'true')}
        onCompositionEnd={({ currentTarget }) => delete currentTarget.dataset['composing']}
      />
    </div>
  );
}

const once = { once: true };

const giveFocus = (element: Element | null) => element instanceof HTMLElement && element.focus({ preventScroll: true });

/** Frames that a dialog may take until its box has the focus. */
const mostFrames = 30;

function typeInto(text: string, enter: boolean, before: Element | null, frame = 0): void {
  const box = document.activeElement;
  const isInput = box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement;
  // A radio button, which a dialog may begin with, takes no text.
  const isBox = isInput && box !== before && box.selectionStart !== null;
  if (!isBox) {
    if (frame < mostFrames) requestAnimationFrame(() => typeInto(text, enter, before, frame + 1));
    return;
  }
  if (text !== '') {
    box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
    flushSync(() => box.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' })));
  }
  if (!enter) return;
  const key = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true });
  if (box.dispatchEvent(key)) box.form?.requestSubmit();
}

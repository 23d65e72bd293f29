import styles from './stand-in.module.css';

/** Keys that are kept for what is on its way. */
export interface HeldKeys {
  /** Whether the focus is still where it was taken to. */
  readonly isOn: () => boolean;
  /** Settled once no word is being put together. */
  readonly settled: () => Promise<void>;
  /** Ends it, the focus being put elsewhere by who calls. Answers what was typed. */
  readonly end: () => string;
}

/**
 * Takes what is typed into a box out of sight. `typed`: what was typed before. `parent`: within the dialog, where one is open,
 * that keeps the focus to itself.
 */
export function holdKeys(typed = '', parent: Element = document.body): HeldKeys {
  const box = document.createElement('textarea');
  box.className = styles.box ?? '';
  box.setAttribute('aria-label', 'Opening…');
  box.value = typed;
  // The key that asked for it is still down.
  box.addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault());
  let composed: PromiseWithResolvers<void> | null = null;
  box.addEventListener('compositionstart', () => (composed = Promise.withResolvers<void>()));
  box.addEventListener('compositionend', () => {
    composed?.resolve();
    composed = null;
  });
  parent.append(box);
  box.focus({ preventScroll: true });
  return {
    isOn: () => document.activeElement === box,
    settled: async () => {
      while (composed) await composed.promise;
    },
    end: () => {
      box.remove();
      return box.value;
    },
  };
}

import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Modal,
  ModalOverlay,
  SearchField,
  Virtualizer,
} from 'react-aria-components';
import { flushSync } from 'react-dom';
import styles from './palette.module.css';

interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

interface PaletteProps {
  readonly label: string;
  /** The entries for what is typed, the best first. Called while drawing, so it keeps its identity between draws. */
  readonly find: (text: string) => readonly PaletteEntry[];
  /** Called when the palette has gone and the focus is back. */
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

const rowHeight = 34;
const moves = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);

/** A box over the window that finds one thing among many as it is typed. */
export function Palette({ label, find, onChoose, onClose }: PaletteProps) {
  const [text, setText] = useState('');
  const applied = useDeferredValue(text);
  const entries = useMemo(() => find(applied), [find, applied]);
  const moved = useRef(false);
  const change = (typed: string): void => {
    moved.current = false;
    setText(typed);
  };
  // What is chosen is done as if there had been no palette: about what has the focus, and it may move it.
  const choose = (id: string): void => {
    flushSync(onClose);
    onChoose(id);
  };
  // The list is drawn after the keys, and its mark moves after that: Enter pressed at once would choose nothing, or what
  // stood first before. Until an arrow has moved the mark, Enter means the best of what is typed.
  const keyDown = (event: KeyboardEvent): void => {
    if (moves.has(event.key)) moved.current = true;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || moved.current) return;
    event.preventDefault();
    event.stopPropagation();
    const best = find(text)[0];
    if (best) choose(best.id);
  };
  const empty = (): ReactNode => (
    <p className={styles.none}>{text ? 'Nothing is called that.' : 'There is none yet.'}</p>
  );
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Autocomplete inputValue={text} onInputChange={change}>
            <SearchField className={styles.field ?? ''} aria-label={label} autoFocus>
              <Search size={16} aria-hidden />
              <Input className={styles.input ?? ''} placeholder={label} onKeyDownCapture={keyDown} />
            </SearchField>
            <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
              <ListBox
                className={styles.list ?? ''}
                style={{ height: Math.max(1, entries.length) * rowHeight + 8 }}
                aria-label={label}
                items={entries}
                selectionMode="none"
                // The mark is where Enter leads, not where a pointer happens to rest.
                {...{ shouldFocusOnHover: false }}
                onAction={(key) => choose(String(key))}
                renderEmptyState={empty}
              >
                {(entry) => (
                  <ListBoxItem className={styles.entry ?? ''} textValue={entry.title}>
                    <span className={styles.title} title={entry.title} dir="auto">
                      {entry.title}
                    </span>
                    <span className={styles.note} title={entry.note}>
                      {entry.note}
                    </span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Virtualizer>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
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
import styles from './palette.module.css';

export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

interface PaletteProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly entries: readonly PaletteEntry[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

const rowHeight = 34;

/** A box over the window that finds one thing among many as it is typed. The entries come filtered. */
export function Palette({ label, text, onText, entries, onChoose, onClose }: PaletteProps) {
  const empty = (): ReactNode => (
    <p className={styles.none}>{text ? 'Nothing is called that.' : 'There is none yet.'}</p>
  );
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Autocomplete inputValue={text} onInputChange={onText}>
            <SearchField className={styles.field ?? ''} aria-label={label} autoFocus>
              <Search size={16} aria-hidden />
              <Input className={styles.input ?? ''} placeholder={label} />
            </SearchField>
            <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
              <ListBox
                className={styles.list ?? ''}
                style={{ height: Math.max(1, entries.length) * rowHeight + 8 }}
                aria-label={label}
                items={entries}
                selectionMode="none"
                onAction={(key) => onChoose(String(key))}
                renderEmptyState={empty}
              >
                {(entry) => (
                  <ListBoxItem className={styles.entry ?? ''} textValue={entry.title}>
                    <span className={styles.title} dir="auto">
                      {entry.title}
                    </span>
                    <span className={styles.note}>{entry.note}</span>
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

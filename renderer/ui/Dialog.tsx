import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'medium' | 'wide' | 'full';
  /** A question that must be answered before anything else. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** A modal dialog. Escape and the cross close it; focus goes back to where it came from. */
export function Dialog({ title, onClose, children, actions, width = 'narrow', role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      data-modal
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={`${styles.modal} ${styles[width]}`}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
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

/**
 * A modal dialog. The focus goes to what asks for it, else to the first control; so it does where a step takes it away. Escape and the cross close it; the focus goes back to
 * where it came from.
 */
export function Dialog({ title, onClose, children, actions, width = 'narrow', role = 'dialog' }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const question = useId();
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      data-modal
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={`${styles.modal} ${styles[width]}`}>
        <AriaDialog
          className={styles.dialog ?? ''}
          role={role}
          {...(role === 'alertdialog' ? { 'aria-describedby': question } : {})}
        >
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </div>
          <div ref={body} id={question} className={styles.body}>
            {children}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
          <FirstFocus body={body} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Of several radio buttons only the one that is chosen is on the way of Tab. */
const controls = ['button', 'input', 'textarea', '[tabindex="0"]']
  .map((one) => `${one}:not(:disabled, [tabindex="-1"])`)
  .join();

/**
 * Behind all that may ask for the focus itself, and before the dialog would take it: there the arrow keys would do nothing. Then
 * with each step of the dialog that took the focus away, along with the button that led to it.
 */
function FirstFocus({ body }: { readonly body: RefObject<HTMLElement | null> }): null {
  const isOpening = useRef(true);
  useEffect(() => {
    const focused = document.activeElement;
    const isKept = isOpening.current ? body.current?.closest('section')?.contains(focused) : focused !== document.body;
    isOpening.current = false;
    if (isKept) return;
    const all = [...(body.current?.querySelectorAll<HTMLElement>(controls) ?? [])];
    all.find((one) => one.checkVisibility())?.focus();
  });
  return null;
}

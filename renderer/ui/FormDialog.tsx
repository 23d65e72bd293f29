import { useId, type ReactNode, type Ref } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './dialog.module.css';

interface FormDialogProps {
  readonly title: string;
  readonly width?: 'narrow' | 'medium';
  /** What the button says that goes on; Enter in a field does the same. */
  readonly action: string;
  readonly isBusy?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** To where the person came from, in place of closing. */
  readonly onBack?: () => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLFormElement>;
}

/** A dialog that asks for something. */
export function FormDialog(props: FormDialogProps) {
  const { title, width = 'narrow', action, isBusy = false, onSubmit, onClose, onBack, children, ref } = props;
  const form = useId();
  return (
    <Dialog
      title={title}
      width={width}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onBack ?? onClose}>{onBack ? 'Back' : 'Cancel'}</Button>
          <Button look="primary" type="submit" form={form} isDisabled={isBusy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        ref={ref}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}

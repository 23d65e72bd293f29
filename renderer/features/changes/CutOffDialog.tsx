import { countOf } from '../../../shared/base/count-of.ts';
import type { OperationRecord } from '../../../shared/model/operation.ts';
import { runCommand } from '../../commands/registry.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface CutOffDialogProps {
  readonly operation: OperationRecord;
  readonly onClose: () => void;
}

/** Asks at the start what is to become of a change that the end of the program cut off. */
export function CutOffDialog({ operation, onClose }: CutOffDialogProps) {
  const { id, title, posts, direction } = operation;
  const onward = direction === 'forward' ? 'changes.redo' : 'changes.undo';
  const backward = direction === 'forward' ? 'changes.undo' : 'changes.redo';
  return (
    <Dialog
      title="A change was cut off"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Later</Button>
          <Button onPress={() => runCommand(backward, id)}>
            {direction === 'forward' ? 'Undo it' : 'Do it again'}
          </Button>
          <Button look="primary" autoFocus onPress={() => runCommand(onward, id)}>
            {direction === 'forward' ? 'Finish it' : 'Finish the undo'}
          </Button>
        </>
      }
    >
      <p>
        {direction === 'back' && 'The undo of: '}
        <strong dir="auto">{title}</strong>
      </p>
      <p>
        The program ended before all of {countOf(posts, 'post')} were written. Each post is whole, as before or as
        after. Nothing else of them was touched, and posts that were changed since are left as they are.
      </p>
    </Dialog>
  );
}

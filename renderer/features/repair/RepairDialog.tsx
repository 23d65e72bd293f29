import { useMemo, useState } from 'react';
import { applyChanges } from '../../../shared/base/text-change.ts';
import { repairFlattened, type GuessedHeading } from '../../../shared/markdown/edits/flattened.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { Difference } from './Difference.tsx';
import styles from './repair.module.css';

interface RepairDialogProps {
  readonly session: PostSession;
  readonly onClose: () => void;
}

/** How far past the guess an end can be moved, in words, either way. */
const reach = 8;

/** What repairing flattened Markdown would change, with ends of headings to be moved. Nothing changes without a yes. */
export function RepairDialog({ session, onClose }: RepairDialogProps) {
  const { notices } = useApp();
  const [text] = useState(() => session.state().doc.toString());
  const [ends, setEnds] = useState<ReadonlyMap<number, number>>(new Map());
  const repair = useMemo(() => repairFlattened(text, ends), [text, ends]);
  const apply = () => {
    onClose();
    if (!repair) return;
    // Only to the text that was looked at.
    if (session.state().doc.toString() === text) session.change(repair.changes, 'input.repair');
    else
      notices.add({
        kind: 'warning',
        title: 'Nothing was repaired',
        detail: 'The post changed while you looked at the difference. Its new text was left as it is.',
        action: { label: 'Look again', command: 'post.repair', argument: '' },
      });
  };
  return (
    <Dialog
      title="Repair flattened Markdown"
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{repair ? 'Leave it' : 'Close'}</Button>
          <Button look="primary" isDisabled={!repair} onPress={apply}>
            Repair
          </Button>
        </>
      }
    >
      {!repair ? (
        <EmptyState title="Nothing to repair">No line of this post looks as if it had lost its line ends.</EmptyState>
      ) : (
        <>
          <p>Headings, items and rules get lines of their own. It can be undone.</p>
          <Difference before={text} after={applyChanges(text, repair.changes)} />
          <div className={styles.ends}>
            {repair.doubtful.map((heading, index) => (
              <Select
                key={heading.at}
                label={`Heading ${index + 1} ends after`}
                value={String(heading.end)}
                options={choices(text, heading)}
                onChange={(end) => setEnds(new Map(ends).set(heading.at, Number(end)))}
              />
            ))}
          </div>
        </>
      )}
    </Dialog>
  );
}

function choices(text: string, { at, end, ends }: GuessedHeading) {
  const here = ends.indexOf(end);
  return ends
    .slice(Math.max(0, here - reach), here + reach + 1)
    .map((place) => ({ value: String(place), label: text.slice(at, place) }));
}

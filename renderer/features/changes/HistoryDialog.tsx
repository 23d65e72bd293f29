import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { OperationRecord } from '../../../shared/model/operation.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { momentInWords } from '../../ui/moment.ts';
import { rowClass } from '../../ui/row-class.ts';
import styles from './changes.module.css';

/** What was done to many posts at once, the newest first, each to be taken back or done again. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const { records, failed } = useHistory();
  const [now] = useState(Date.now);
  return (
    <Dialog title="History of changes across posts" width="medium" onClose={onClose}>
      {failed && <p role="alert">{failed}</p>}
      {records?.length === 0 && (
        <EmptyState title="No changes yet">
          What you do to several posts at once is listed here and can be taken back as a whole.
        </EmptyState>
      )}
      {records && records.length > 0 && (
        <GridList aria-label="Changes" className={styles.history ?? ''} selectionMode="none" items={records}>
          {(record) => <HistoryRow record={record} now={now} />}
        </GridList>
      )}
    </Dialog>
  );
}

function useHistory() {
  const { api } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const [records, setRecords] = useState<readonly OperationRecord[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    api.operations.list({ library }).then(
      (list) => wanted && setRecords(list),
      (error: unknown) => wanted && setFailed(describeFailure(error)),
    );
    return () => {
      wanted = false;
    };
  }, [api, library]);
  return { records, failed };
}

function HistoryRow({ record, now }: { readonly record: OperationRecord; readonly now: number }) {
  const { id, title, startedAt } = record;
  return (
    <GridListItem className={rowClass(styles.operation)} textValue={title}>
      <div className={styles.about}>
        <p className={styles.operationTitle} dir="auto">
          {title}
        </p>
        <p className={styles.hint}>
          {momentInWords(startedAt, now)} · {changedOf(record)} · {stateOf(record)}
        </p>
      </div>
      {waysOf(record).map(([label, command]) => (
        <Button key={label} onPress={() => runCommand(command, id)}>
          {label}
        </Button>
      ))}
    </GridListItem>
  );
}

const undo = ['Undo', 'changes.undo'] as const;
const redo = ['Redo', 'changes.redo'] as const;

/** It went the one way, and what was to take it the other way was stopped, or failed in some posts. */
const isBetween = ({ state, direction }: OperationRecord): boolean =>
  (state === 'applied' && direction === 'back') || (state === 'undone' && direction === 'forward');

const words = { running: 'at work now', interrupted: 'cut off', applied: 'done', undone: 'taken back' } as const;

const stateOf = (record: OperationRecord): string =>
  isBetween(record)
    ? `${words[record.state]}, ${record.direction === 'back' ? 'undo' : 'redo'} not finished`
    : words[record.state];

/** What can be done with it: words and command. */
function waysOf(record: OperationRecord): readonly (readonly [label: string, command: string])[] {
  const { state, direction } = record;
  if (state === 'running') return [];
  if (state === 'interrupted') return direction === 'forward' ? [['Finish', redo[1]], undo] : [['Finish', undo[1]]];
  if (isBetween(record)) return direction === 'back' ? [redo, undo] : [undo, redo];
  return [state === 'applied' ? undo : redo];
}

function changedOf({ posts, changed }: OperationRecord): string {
  const all = countOf(posts, 'post');
  return changed === null || changed === posts ? all : `${formatNumber(changed)} of ${all}`;
}

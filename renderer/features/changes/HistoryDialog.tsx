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
  const { id, title, startedAt, state, direction } = record;
  return (
    <GridListItem className={rowClass(styles.operation)} textValue={title}>
      <div className={styles.about}>
        <p className={styles.operationTitle} dir="auto">
          {title}
        </p>
        <p className={styles.hint}>
          {momentInWords(startedAt, now)} · {changedOf(record)} · {words[state]}
        </p>
      </div>
      {state === 'interrupted' && (
        <Button onPress={() => runCommand(direction === 'forward' ? 'changes.redo' : 'changes.undo', id)}>
          Finish
        </Button>
      )}
      {state === 'undone' && <Button onPress={() => runCommand('changes.redo', id)}>Redo</Button>}
      {(state === 'applied' || (state === 'interrupted' && direction === 'forward')) && (
        <Button onPress={() => runCommand('changes.undo', id)}>Undo</Button>
      )}
    </GridListItem>
  );
}

const words = { running: 'at work now', interrupted: 'cut off', applied: 'done', undone: 'taken back' } as const;

function changedOf({ posts, changed }: OperationRecord): string {
  const all = countOf(posts, 'post');
  return changed === null || changed === posts ? all : `${formatNumber(changed)} of ${all}`;
}

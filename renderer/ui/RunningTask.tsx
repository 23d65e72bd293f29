import { useState, useSyncExternalStore } from 'react';
import { countOf, formatNumber } from '../../shared/base/count-of.ts';
import { ProgressBar } from './ProgressBar.tsx';
import styles from './running-task.module.css';

interface Task {
  /** null: nothing is known yet. */
  readonly progress: { readonly done: number; readonly total: number; readonly label: string } | null;
  readonly cancelling: boolean;
}

interface RunningTaskProps {
  /** What is being done. */
  readonly label: string;
  /** The tasks that run, the newest last. Only this part of a dialog is drawn again as they go on. */
  readonly tasks: { readonly getState: () => readonly Task[]; readonly subscribe: (tell: () => void) => () => void };
  /** What is counted, in the singular; absent: the numbers say it. */
  readonly unit?: string;
  readonly stopping?: string;
}

/**
 * How far the newest task is. What came of it is shown a moment after it has ended: until then its last state stays, or it would
 * look, and be read out, as if it began again.
 */
export function RunningTask({ label, tasks, unit, stopping = 'Stopping…' }: RunningTaskProps) {
  const now = useSyncExternalStore(tasks.subscribe, () => tasks.getState().at(-1));
  const [task, setTask] = useState(now);
  if (now && now !== task) setTask(now);
  const { done, total, label: step } = task?.progress ?? { done: 0, total: 0, label: '' };
  const counted = `${formatNumber(done)} of ${unit === undefined ? formatNumber(total) : countOf(total, unit)}`;
  return (
    <div className={styles.task}>
      <p>{task?.cancelling ? stopping : total ? counted : 'Starting…'}</p>
      <ProgressBar label={label} done={done} total={total} />
      <p className={styles.step}>{step}</p>
    </div>
  );
}

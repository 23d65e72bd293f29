import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './progress.module.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className={styles.bar ?? ''}
      aria-label={label}
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={total === 0}
    >
      {({ percentage }) => <div className={styles.fill} style={{ width: `${percentage ?? 30}%` }} />}
    </AriaProgressBar>
  );
}

import type { ChangeReport } from '../../../shared/model/task.ts';
import styles from './changes.module.css';

interface ReportViewProps {
  readonly report: ChangeReport;
  /** The change took another one back. */
  readonly undone: boolean;
}

export function ReportView({ report, undone }: ReportViewProps) {
  const { changed, skipped, failed, cancelled } = report;
  const left = [...failed.map(({ id, message }) => ({ id, why: message })), ...skipped];
  const count = changed.length.toLocaleString('en');
  return (
    <div aria-live="polite" className={styles.running}>
      <p>
        {cancelled ? 'Stopped. ' : ''}
        {count} {changed.length === 1 ? 'post was' : 'posts were'} {undone ? 'set back' : 'changed'} and saved.
        {left.length > 0 &&
          ` ${left.length.toLocaleString('en')} ${left.length === 1 ? 'was' : 'were'} left as they are:`}
      </p>
      {left.length > 0 && (
        <ul className={styles.reasons}>
          {left.map(({ id, why }) => (
            <li key={id}>
              {id}: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

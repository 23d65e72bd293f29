import type { ChangeReport } from '../../../shared/model/task.ts';
import styles from './tags.module.css';

export function RenameReport({ report }: { readonly report: ChangeReport }) {
  const { changed, skipped, failed, cancelled } = report;
  const left = [...failed.map(({ id, message }) => ({ id, why: message })), ...skipped];
  return (
    <div aria-live="polite" className={styles.running}>
      <p>
        {cancelled ? 'Stopped. ' : ''}
        {changed.length} {changed.length === 1 ? 'post was' : 'posts were'} changed and saved.
        {left.length > 0 && ` ${left.length} ${left.length === 1 ? 'was' : 'were'} left as they are:`}
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

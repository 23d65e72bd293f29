import { formatNumber } from '../../../shared/base/count-of.ts';
import type { Refusal } from '../../../shared/model/task.ts';
import styles from './changes.module.css';

/** Posts that are drawn: where the disk is full each of ten thousand has its reason. */
const most = 200;

/** Posts that are left as they are, each with the reason. */
export function Reasons({ left }: { readonly left: readonly Refusal[] }) {
  const rest = left.length - most;
  return (
    <ul className={styles.reasons} aria-label="Left as they are">
      {left.slice(0, most).map(({ id, why }) => (
        <li key={id}>
          {id}: {why}
        </li>
      ))}
      {rest > 0 && <li>and {formatNumber(rest)} more</li>}
    </ul>
  );
}

import { formatNumber } from '../../../shared/base/count-of.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { CarriedOut, Change } from '../../state/changes.ts';
import { Reasons } from './Reasons.tsx';
import { doneWords, notBegun } from './words.ts';
import styles from './changes.module.css';

interface ReportViewProps {
  readonly change: Change;
  readonly report: CarriedOut;
  /** Posts that it was to change; none: not known. */
  readonly planned: readonly PostId[];
}

export function ReportView({ change, report, planned }: ReportViewProps) {
  const { skipped, failed, cancelled } = report;
  const left = [...failed.map(({ id, message }) => ({ id, why: message })), ...skipped];
  const open = notBegun(planned, report);
  return (
    <div className={styles.report}>
      <p>
        {cancelled ? 'Stopped. ' : ''}
        {doneWords(change, report)}
        {open > 0 && ` Of ${formatNumber(planned.length)}, ${formatNumber(open)} were not begun.`}
        {left.length > 0 &&
          ` ${formatNumber(left.length)} ${left.length === 1 ? 'was' : 'were'} left as ${left.length === 1 ? 'it is' : 'they are'}:`}
      </p>
      {left.length > 0 && <Reasons left={left} />}
    </div>
  );
}

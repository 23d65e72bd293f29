import { useState } from 'react';
import { formatNumber } from '../../../shared/base/count-of.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangePlan, PlannedChange } from '../../../shared/model/task.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { diffLines } from './diff-lines.ts';
import { Reasons } from './Reasons.tsx';
import styles from './changes.module.css';

interface PlanViewProps {
  readonly plan: ChangePlan;
  /** What it would leave behind or break. */
  readonly warnings: readonly string[];
  /** Posts that the person takes out of it. */
  readonly out: ReadonlySet<PostId>;
  /** Absent: all or none. */
  readonly onOut?: (out: ReadonlySet<PostId>) => void;
}

const isEmpty = ({ changes, skipped }: ChangePlan) => changes.length === 0 && skipped.length === 0;

/** What it would do, in a sentence or two. */
export function PlanSummary({ plan, children }: { readonly plan: ChangePlan; readonly children: string }) {
  if (isEmpty(plan)) return <EmptyState title="Nothing to change">No post is as this change expects it.</EmptyState>;
  return <p>{children}</p>;
}

/** Posts that are drawn at once. */
const step = 200;

/** Each post that would change, line by line, and those that are left with the reason. */
export function PlanView({ plan, warnings, out, onOut }: PlanViewProps) {
  const [shown, setShown] = useState(step);
  if (isEmpty(plan)) return null;
  const rest = plan.changes.length - shown;
  return (
    <>
      {warnings.map((warning) => (
        <Banner key={warning} kind="warning">
          {warning}
        </Banner>
      ))}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs the focus (WCAG 2.1.1) */}
      <ul className={styles.plan} aria-label="What would change" tabIndex={0}>
        {plan.changes.slice(0, shown).map((change) => (
          <li key={change.id}>
            <PlanTitle change={change} out={out} onOut={onOut} />
            <Diff text={change.diff} />
            {change.isCut && (
              <p className={styles.hint}>Its lines are not shown: there are too many posts before it.</p>
            )}
          </li>
        ))}
        {rest > 0 && (
          <li className={styles.more}>
            <Button onPress={() => setShown(shown + step)}>Show {Math.min(step, rest)} more</Button>{' '}
            <span className={styles.hint}>of {formatNumber(rest)}</span>
          </li>
        )}
      </ul>
      {plan.skipped.length > 0 && (
        <section>
          <h3>Left as they are ({formatNumber(plan.skipped.length)})</h3>
          <Reasons left={plan.skipped} />
        </section>
      )}
    </>
  );
}

interface PlanTitleProps {
  readonly change: PlannedChange;
  readonly out: ReadonlySet<PostId>;
  readonly onOut: PlanViewProps['onOut'] | undefined;
}

function PlanTitle({ change: { id, title, to }, out, onOut }: PlanTitleProps) {
  const name = (
    <span>
      <span dir="auto">{title}</span> <span className={styles.hint}>{to === undefined ? id : `${id} → ${to}`}</span>
    </span>
  );
  if (!onOut) return <p className={styles.planTitle}>{name}</p>;
  const change = (isIn: boolean) => {
    const next = new Set(out);
    if (isIn) next.delete(id);
    else next.add(id);
    onOut(next);
  };
  return (
    <div className={styles.planTitle}>
      <Checkbox label={name} isSelected={!out.has(id)} onChange={change} />
    </div>
  );
}

/** Said where a sign is passed over. */
const spoken: Readonly<Record<string, 'deletion' | 'insertion'>> = { '-': 'deletion', '+': 'insertion' };

/** The lines of a unified difference; nothing where only the path differs, which the title says. */
function Diff({ text }: { readonly text: string }) {
  const lines = diffLines(text);
  if (lines.length === 0) return null;
  return (
    <pre className={styles.diff}>
      {lines.map((line, index) => (
        <code key={index} data-sign={line.charAt(0)} role={spoken[line.charAt(0)]}>
          {line}
          {'\n'}
        </code>
      ))}
    </pre>
  );
}

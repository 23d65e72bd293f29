import type { ChangePlan } from '../../../shared/model/task.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './changes.module.css';

/** Each post that would change, line by line. More than this many are counted, not drawn. */
const most = 200;

export function PlanView({ plan }: { readonly plan: ChangePlan }) {
  if (plan.changes.length === 0 && plan.skipped.length === 0)
    return <EmptyState title="Nothing to change">No post is as this change expects it.</EmptyState>;
  const rest = plan.changes.length - most;
  return (
    <>
      <p>
        {plan.changes.length.toLocaleString('en')} {plan.changes.length === 1 ? 'post changes' : 'posts change'}; no
        other line of any file is touched.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs the focus (WCAG 2.1.1) */}
      <ul className={styles.plan} aria-label="What would change" tabIndex={0}>
        {plan.changes.slice(0, most).map((change) => (
          <li key={change.id}>
            <p className={styles.planTitle}>
              <span dir="auto">{change.title}</span> <span className={styles.hint}>{change.id}</span>
            </p>
            <Diff text={change.diff} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={styles.hint}>and {rest.toLocaleString('en')} more</p>}
      {plan.skipped.length > 0 && (
        <section>
          <h3>Left as they are</h3>
          <ul className={styles.reasons}>
            {plan.skipped.map(({ id, why }) => (
              <li key={id}>
                {id}: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A unified difference; its header lines say nothing that the title above does not. */
function Diff({ text }: { readonly text: string }) {
  const lines = text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:---|\+\+\+|@@|Index:|=+|\\)/.test(line));
  return (
    <pre className={styles.diff}>
      {lines.map((line, index) => (
        <code key={index} data-sign={line.charAt(0)}>
          {line}
          {'\n'}
        </code>
      ))}
    </pre>
  );
}

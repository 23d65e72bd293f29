import { GridList, GridListItem } from 'react-aria-components';
import type { Check } from '../../../shared/model/check.ts';
import type { PostSession } from '../../document/types.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { rowClass } from '../../ui/row-class.ts';
import { CheckMark, kindInWords } from './CheckMark.tsx';
import styles from './checks.module.css';
import { usePostChecks } from './use-post-checks.ts';

interface ChecksPanelProps {
  readonly session: PostSession;
  /** Goes to a place in the text. */
  readonly onGo: (offset: number) => void;
}

/** What is broken or missing in the post, in the order of its text. */
export function ChecksPanel({ session, onGo }: ChecksPanelProps) {
  const { checks, problem } = usePostChecks(session);
  if (problem) return <EmptyState title="The post cannot be checked">{problem}</EmptyState>;
  if (checks === null) return null;
  if (checks.length === 0)
    return (
      <EmptyState title="Nothing to set right">
        Links, images, headings and the front matter of this post are in order.
      </EmptyState>
    );
  return (
    <GridList
      aria-label="Checks"
      className={styles.checks ?? ''}
      items={checks.map((check, index) => ({ check, id: index }))}
      selectionMode="none"
      onAction={(key) => {
        const place = checks[Number(key)]?.place;
        if (place) onGo(place.from);
      }}
    >
      {({ check }) => (
        <GridListItem className={rowClass(styles.check)} textValue={spoken(check)}>
          <CheckMark code={check.code} />
          <span className={styles.words} dir="auto">
            {check.message}
          </span>
          <span className={styles.more}>
            {check.line !== null && `Line ${check.line}`}
            {check.fix && (
              <Button look="link" onPress={() => check.fix && session.change(check.fix.changes, 'input.fix')}>
                {check.fix.title}
              </Button>
            )}
          </span>
        </GridListItem>
      )}
    </GridList>
  );
}

const spoken = ({ code, message, line }: Check) =>
  `${kindInWords(code)}: ${message}${line === null ? '' : ` Line ${line}`}`;

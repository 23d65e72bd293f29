import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import type { Check, CheckCode } from '../../../shared/model/check.ts';
import type { PostSession } from '../../document/types.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
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
        <GridListItem className={styles.check ?? ''} textValue={spoken(check)}>
          <Mark code={check.code} />
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

const kinds: Readonly<Record<CheckCode, 'broken' | 'wanting' | 'hint'>> = {
  'front-matter': 'broken',
  'missing-image': 'broken',
  'broken-link': 'broken',
  'broken-anchor': 'broken',
  'same-address': 'broken',
  'no-title': 'wanting',
  'heading-jump': 'wanting',
  'no-alt': 'wanting',
  'no-description': 'hint',
  'similar-tags': 'hint',
  'unused-image': 'hint',
};
const icons = { broken: CircleAlert, wanting: TriangleAlert, hint: Info };
const inWords = { broken: 'Broken', wanting: 'Missing', hint: 'Hint' };

function Mark({ code }: { readonly code: CheckCode }) {
  const kind = kinds[code];
  const Icon = icons[kind];
  return <Icon size={15} className={styles.mark} data-kind={kind} role="img" aria-label={inWords[kind]} />;
}

const spoken = ({ code, message, line }: Check) =>
  `${inWords[kinds[code]]}: ${message}${line === null ? '' : ` Line ${line}`}`;

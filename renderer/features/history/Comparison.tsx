import type { Text } from '@codemirror/state';
import { useEffect, useRef, useState } from 'react';
import type { Snapshot } from '../../../shared/model/history.ts';
import { fileTextOf } from '../../document/page-text.ts';
import type { PostSession } from '../../document/types.ts';
import { mountSides } from '../../editor/compare.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { momentInWords } from '../../ui/moment.ts';
import { Select } from '../../ui/Select.tsx';
import { kindsInWords } from './kinds.ts';
import { useSnapshotText } from './use-snapshot-text.ts';
import { useSnapshots } from './use-snapshots.ts';
import styles from './history.module.css';

interface ComparisonProps {
  readonly session: PostSession;
  readonly snapshot: Snapshot;
  /** Its text. */
  readonly earlier: Text;
  readonly readOnly: boolean;
}

const present = 'present';

/** An earlier text beside the present one, or beside another one, the older of the two on the left. */
export function Comparison({ session, snapshot, earlier, readOnly }: ComparisonProps) {
  const { snapshots } = useSnapshots(session);
  const [now] = useState(Date.now);
  const [chosen, choose] = useState<string>(present);
  const others = (snapshots ?? []).filter(({ id }) => id !== snapshot.id);
  const other = others.find(({ id }) => id === chosen);
  const isOlder = other !== undefined && other.time < snapshot.time;
  const mine = { text: earlier, name: `The text of ${momentInWords(snapshot.time, now)}` };
  const nameOf = ({ time, kind }: Snapshot) => `${momentInWords(time, now)} · ${kindsInWords[kind]}`;
  return (
    <div className={styles.comparison}>
      <div className={`${styles.heads} ${isOlder ? styles.swapped : ''}`}>
        <span>{nameOf(snapshot)}</span>
        <Select
          label="Compare with"
          labelHidden
          value={other?.id ?? present}
          options={[{ value: present, label: 'Now' }, ...others.map((one) => ({ value: one.id, label: nameOf(one) }))]}
          onChange={choose}
        />
      </div>
      {other ? (
        <WithOther
          key={other.id}
          session={session}
          mine={mine}
          other={other}
          name={`The text of ${momentInWords(other.time, now)}`}
          isOlder={isOlder}
        />
      ) : (
        <Sides
          before={mine}
          after={{ text: session.state().doc, name: 'The text now' }}
          same="The post stands as it did then."
          onBringBack={readOnly ? null : session.restore}
        />
      )}
    </div>
  );
}

interface WithOtherProps {
  readonly session: PostSession;
  readonly mine: Side;
  readonly other: Snapshot;
  readonly name: string;
  readonly isOlder: boolean;
}

/** Two earlier texts: none of them is changed by what the other one has. */
function WithOther({ session, mine, other, name, isOlder }: WithOtherProps) {
  const { text, problem } = useSnapshotText(session, other);
  if (problem) return <EmptyState title="This earlier text cannot be shown">{problem}</EmptyState>;
  if (text === null) return null;
  const its = { text: fileTextOf(text).doc, name };
  const [before, after] = isOlder ? [its, mine] : [mine, its];
  return <Sides before={before} after={after} same="The post stood the same both times." onBringBack={null} />;
}

interface Side {
  readonly text: Text;
  /** For a screen reader. */
  readonly name: string;
}

interface SidesProps {
  readonly before: Side;
  readonly after: Side;
  /** What to say where they do not differ. */
  readonly same: string;
  readonly onBringBack: ((text: Text) => void) | null;
}

function Sides({ same, onBringBack, ...both }: SidesProps) {
  const parent = useRef<HTMLDivElement>(null);
  // Both as they stood when they came; what is brought back since is in the view itself.
  const [{ before, after }] = useState(both);
  useEffect(() => {
    if (!parent.current) return;
    return mountSides(parent.current, {
      earlier: before.text,
      current: after.text,
      names: [before.name, after.name],
      onBringBack,
    });
  }, [before, after, onBringBack]);
  if (before.text.eq(after.text)) return <EmptyState title="No difference">{same}</EmptyState>;
  return <div className={styles.sides} ref={parent} />;
}

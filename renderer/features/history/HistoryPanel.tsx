import { useMemo } from 'react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { Snapshot } from '../../../shared/model/history.ts';
import type { PostSession } from '../../document/types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { agoInWords, clockTime, dayInWords } from '../../ui/moment.ts';
import { rowClass } from '../../ui/row-class.ts';
import { kindsInWords } from './kinds.ts';
import { useSnapshots } from './use-snapshots.ts';
import styles from './history.module.css';

interface HistoryPanelProps {
  readonly session: PostSession;
  readonly onShow: (snapshot: Snapshot) => void;
}

/** The earlier texts of the post by day. */
export function HistoryPanel({ session, onShow }: HistoryPanelProps) {
  const { snapshots, at: now, problem } = useSnapshots(session);
  const days = useMemo(() => byDay(snapshots ?? [], now), [snapshots, now]);
  if (problem) return <EmptyState title="The history cannot be read">{problem}</EmptyState>;
  if (snapshots === null) return null;
  if (snapshots.length === 0)
    return (
      <EmptyState title="No earlier texts yet">
        Each save is kept here from now on, and so is what the file held before.
      </EmptyState>
    );
  return (
    <ListBox
      aria-label="Earlier texts"
      className={styles.timeline ?? ''}
      items={days}
      selectionMode="none"
      dependencies={[now]}
      onAction={(key) => {
        const snapshot = snapshots.find(({ id }) => id === key);
        if (snapshot) onShow(snapshot);
      }}
    >
      {(day) => (
        <ListBoxSection id={day.id} aria-label={day.id}>
          <Header className={styles.day}>{day.id}</Header>
          <Collection items={day.snapshots} dependencies={[now]}>
            {(snapshot) => <Moment snapshot={snapshot} now={now} />}
          </Collection>
        </ListBoxSection>
      )}
    </ListBox>
  );
}

interface Day {
  /** The day in words. */
  readonly id: string;
  readonly snapshots: readonly Snapshot[];
}

function byDay(snapshots: readonly Snapshot[], now: number): readonly Day[] {
  const days = Map.groupBy(snapshots, ({ time }) => dayInWords(time, now));
  return [...days].map(([id, ofDay]) => ({ id, snapshots: ofDay }));
}

function Moment({ snapshot, now }: { readonly snapshot: Snapshot; readonly now: number }) {
  const { id, time, kind, size } = snapshot;
  const ago = agoInWords(time, now);
  return (
    <ListBoxItem
      id={id}
      className={rowClass(styles.moment)}
      textValue={`${clockTime(time)}, ${kindsInWords[kind]}, ${sizeInWords(size)}`}
    >
      <span className={styles.clock}>{clockTime(time)}</span>
      <span className={styles.what}>
        {kindsInWords[kind]}
        <span className={styles.aside}>{[ago, sizeInWords(size)].filter(Boolean).join(' · ')}</span>
      </span>
    </ListBoxItem>
  );
}

/** Bytes as a person reads them: 840 bytes, 4.2 KB. */
function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

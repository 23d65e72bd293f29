import { ListBox, ListBoxItem } from 'react-aria-components';
import { useStore } from 'zustand';
import type { PostSession } from '../../document/types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './outline.module.css';

interface OutlinePanelProps {
  readonly session: PostSession;
  /** Goes to a place in the text. */
  readonly onGo: (offset: number) => void;
}

/** The headings of the post as a tree; one of them is where the caret is. */
export function OutlinePanel({ session, onGo }: OutlinePanelProps) {
  const headings = useStore(session.projections, (derived) => derived.outline);
  const line = useStore(session.projections, (derived) => derived.cursor.line);
  const here = headings.findLastIndex((heading) => heading.line <= line);
  const top = Math.min(...headings.map((heading) => heading.level));

  if (headings.length === 0)
    return <EmptyState title="No headings yet">Start a line with ## and a space to make one.</EmptyState>;
  return (
    <ListBox
      aria-label="Outline"
      className={styles.outline ?? ''}
      items={headings.map((heading, index) => ({ ...heading, id: index }))}
      selectionMode="none"
      dependencies={[here, top]}
      onAction={(key) => {
        const heading = headings[Number(key)];
        if (heading) onGo(heading.from);
      }}
    >
      {(heading) => (
        <ListBoxItem
          className={styles.heading ?? ''}
          textValue={heading.text || 'Untitled'}
          style={{ '--depth': heading.level - top } as object}
          data-level={heading.level}
          data-here={heading.id === here || undefined}
        >
          <span dir="auto">{heading.text || 'Untitled'}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}

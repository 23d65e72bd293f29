import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { ListBox, ListBoxItem, VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Heading } from '../../../shared/markdown/facts/outline.ts';
import type { PostSession } from '../../document/types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { rowClass } from '../../ui/row-class.ts';
import { useSectionDrag } from './use-section-drag.ts';
import { useSectionMoves } from './use-section-moves.ts';
import styles from './outline.module.css';

interface OutlinePanelProps {
  readonly session: PostSession;
  /** Goes to a place in the text. */
  readonly onGo: (offset: number) => void;
}

const none: readonly Heading[] = [];

/** The headings of the post as a tree; one of them is where the caret is. Dragging or Alt and an arrow moves its section. */
export function OutlinePanel({ session, onGo }: OutlinePanelProps) {
  const read = useStore(session.projections, (derived) => derived.outline);
  const headings = read ?? none;
  const line = useStore(session.projections, (derived) => derived.cursor.line);
  const isLocked = useStore(session.status, (status) => status.phase === 'read-only');
  const here = headings.findLastIndex((heading) => heading.line <= line);
  const top = Math.min(...headings.map((heading) => heading.level));
  const list = useRef<HTMLDivElement>(null);
  const help = useId();
  const { move, step } = useSectionMoves(session, headings, list);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no clean-up.
    optionOf(list.current, here)?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const drag = useSectionDrag(isLocked, (index, before) => move(index, { before: headings[before] ?? null }));
  const onKeyDown = (event: KeyboardEvent) => {
    const index = (event.target as Element).closest('[role=option]')?.getAttribute('data-key') ?? null;
    const isUp = event.key === 'ArrowUp';
    if (index === null || isLocked || !event.altKey || (!isUp && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    step(Number(index), isUp ? -1 : 1);
  };

  if (!read) return null;
  if (headings.length === 0)
    return <EmptyState title="No headings yet">Start a line with ## and a space to make one.</EmptyState>;
  return (
    <div onKeyDownCapture={onKeyDown} {...drag.handlers} role="presentation">
      <VisuallyHidden id={help}>
        Enter goes to a heading{isLocked ? '' : ', Alt with an arrow key or dragging moves its section'}.
      </VisuallyHidden>
      <ListBox
        ref={list}
        aria-label="Outline"
        aria-describedby={help}
        className={styles.outline ?? ''}
        items={headings.map((heading, index) => ({ ...heading, id: index }))}
        selectionMode="none"
        dependencies={[here, top, drag.before]}
        onAction={(key) => {
          const heading = headings[Number(key)];
          if (heading) onGo(heading.from);
        }}
      >
        {(heading) => (
          <ListBoxItem
            className={rowClass(styles.heading)}
            textValue={heading.text || 'Untitled'}
            style={{ '--depth': heading.level - top } as object}
            data-level={heading.level}
            data-drop={dropAt(heading.id, drag.before, headings.length)}
            data-here={heading.id === here || undefined}
          >
            <span dir="auto">{heading.text || 'Untitled'}</span>
            {heading.id === here && <VisuallyHidden>, the caret is here</VisuallyHidden>}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}

/** At which edge of a heading the line of a drop is drawn. */
function dropAt(index: number, before: number | null, count: number): 'before' | 'after' | undefined {
  if (before === index) return 'before';
  return before === count && index === count - 1 ? 'after' : undefined;
}

const optionOf = (list: Element | null, index: number) => list?.querySelector(`[role=option][data-key="${index}"]`);

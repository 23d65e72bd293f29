import { useEffect, useRef, type RefObject } from 'react';
import type { Heading } from '../../../shared/markdown/facts/outline.ts';
import type { PostSession } from '../../document/types.ts';
import { movingSection, type SectionMove } from '../../editor/commands/sections.ts';

/** Moves sections of the post by their headings in the list. After a step the focus goes along. */
export function useSectionMoves(
  session: PostSession,
  headings: readonly Heading[],
  list: RefObject<HTMLElement | null>,
) {
  /** Where the heading that has the focus will stand once the outline has been read again. */
  const toFocus = useRef<number | null>(null);
  useEffect(() => {
    const index = headings.findIndex(({ from }) => from === toFocus.current);
    if (index < 0) return;
    toFocus.current = null;
    list.current?.querySelector<HTMLElement>(`[role=option][data-key="${index}"]`)?.focus();
  }, [headings, list]);

  const move = (index: number, to: SectionMove): number | null => {
    const heading = headings[index];
    const moving = heading && movingSection(session.state(), heading, to);
    if (!moving) return null;
    session.change(moving.changes, 'move.section');
    return moving.at;
  };
  return {
    move,
    step: (index: number, direction: -1 | 1) => {
      const at = move(index, direction);
      if (at !== null) toFocus.current = at;
    },
  };
}

import { useCallback, useState } from 'react';
import type { PostSession } from '../../document/types.ts';
import { headingsOf } from '../../editor/commands/sections.ts';
import { rank } from '../../../shared/base/rank.ts';
import { Palette } from './Palette.tsx';

interface GoToHeadingProps {
  readonly session: PostSession;
  /** Goes to a place in the text. */
  readonly onGo: (offset: number) => void;
  readonly onClose: () => void;
}

/** Finds a heading of the open post. */
export function GoToHeading({ session, onGo, onClose }: GoToHeadingProps) {
  // What the outline shows is some way behind the keys, and a place in the text must be right.
  const [headings] = useState(() => headingsOf(session.state()));
  const find = useCallback(
    (text: string) => {
      const all = headings.map(({ text: words, from, level }) => ({
        id: String(from),
        title: words || 'Untitled',
        note: `Level ${level}`,
      }));
      return rank(all, text, ({ title, note }) => [title, note]);
    },
    [headings],
  );
  return <Palette label="Go to a heading" find={find} onClose={onClose} onChoose={(from) => onGo(Number(from))} />;
}

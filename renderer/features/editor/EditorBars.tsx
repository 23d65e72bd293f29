import type { PostSession } from '../../document/types.ts';
import { SessionBars } from './SessionBars.tsx';
import { TitleBar } from './TitleBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { ShortcutOf } from './shortcut.ts';

interface EditorBarsProps {
  readonly session: PostSession;
  readonly shortcutOf: ShortcutOf;
}

/** What stands above the text. */
export function EditorBars({ session, shortcutOf }: EditorBarsProps) {
  return (
    <>
      <TitleBar session={session} />
      <Toolbar session={session} shortcutOf={shortcutOf} />
      <SessionBars session={session} />
    </>
  );
}

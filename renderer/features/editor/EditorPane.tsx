import { useEffect, useRef } from 'react';
import type { PostSession } from '../../document/types.ts';
import { mountEditor, type EditorHandle } from '../../editor/create-editor.ts';
import { SessionBars } from './SessionBars.tsx';
import { TitleBar } from './TitleBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { ShortcutOf } from './shortcut.ts';
import styles from './editor.module.css';

interface EditorPaneProps {
  readonly session: PostSession;
  readonly shortcutOf: ShortcutOf;
  /** Called with the editor once it is mounted and with null before it goes. */
  readonly onEditor: (editor: EditorHandle | null) => void;
}

/** The text of the open post with what belongs to writing it. */
export function EditorPane({ session, shortcutOf, onEditor }: EditorPaneProps) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle | null>(null);

  // One editor for all posts: only its state is exchanged, so that switching posts costs no set-up.
  useEffect(() => {
    if (!parent.current) return;
    if (editor.current) {
      editor.current.show(session);
      return;
    }
    editor.current = mountEditor(parent.current, session, { label: 'Text of the post' });
    onEditor(editor.current);
  }, [session, onEditor]);

  useEffect(
    () => () => {
      onEditor(null);
      editor.current?.destroy();
      editor.current = null;
    },
    [onEditor],
  );

  return (
    <>
      <TitleBar session={session} />
      <Toolbar shortcutOf={shortcutOf} />
      <SessionBars session={session} />
      <div className={styles.text} ref={parent} />
    </>
  );
}

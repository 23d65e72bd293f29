import { useEffect, useRef, type ReactNode } from 'react';
import type { PostSession } from '../../document/types.ts';
import { mountEditor, type EditorHandle } from '../../editor/create-editor.ts';
import styles from './editor.module.css';

interface EditorPaneProps {
  readonly session: PostSession;
  /** Called with the editor once it is mounted and with null before it goes. */
  readonly onEditor: (editor: EditorHandle | null) => void;
  /** What stands above the text; null: its code is not there yet. */
  readonly bars: ReactNode;
}

/** The text of the open post with what belongs to writing it. */
export function EditorPane({ session, onEditor, bars }: EditorPaneProps) {
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
      {bars ?? <div className={styles.barsRoom} />}
      <div className={styles.text} ref={parent} />
    </>
  );
}

import { useCallback } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import type { CommandId } from '../../shared/commands/commands.ts';
import { runCommand } from '../commands/registry.ts';
import type { EditorHandle } from '../editor/create-editor.ts';
import { EditorPane } from '../features/editor/EditorPane.tsx';
import { useSnapshot, useUi } from '../state/context.ts';
import { explain } from '../state/notices.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFoundMarks } from './use-found-marks.ts';
import type { Workspace } from './workspace.ts';
import styles from './app.module.css';

interface EditorRegionProps {
  readonly workspace: Workspace;
  readonly shortcutOf: (id: CommandId) => string | undefined;
}

export function EditorRegion({ workspace, shortcutOf }: EditorRegionProps) {
  const { store } = workspace;
  const session = useStore(store, (state) => state.session);
  const failed = useStore(store, (state) => state.failed);
  const current = useUi((ui) => ui.current);
  const isEmpty = useSnapshot((snapshot) => snapshot.posts.length === 0);
  useFoundMarks(workspace);
  const onEditor = useCallback((editor: EditorHandle | null) => store.setState({ editor }), [store]);
  return (
    <main className={styles.editor} data-region="editor" tabIndex={-1}>
      {session ? (
        <EditorPane session={session} shortcutOf={shortcutOf} onEditor={onEditor} />
      ) : failed ? (
        <EmptyState
          title={`${current ?? 'The post'} cannot be shown`}
          actions={current && <Button onPress={() => void workspace.openPost(current)}>Try again</Button>}
        >
          {explain(failed)}
        </EmptyState>
      ) : (
        current === null && (
          <>
            <VisuallyHidden elementType="h1">Posts</VisuallyHidden>
            <EmptyState
              title="No post open"
              actions={
                <>
                  {!isEmpty && <Button onPress={() => runCommand('app.quickOpen')}>Go to post…</Button>}
                  <Button look="primary" onPress={() => runCommand('post.new')}>
                    New post
                  </Button>
                </>
              }
            >
              {isEmpty ? 'There is none in this folder yet.' : 'Choose one from the list, or start a new one.'}
            </EmptyState>
          </>
        )
      )}
    </main>
  );
}

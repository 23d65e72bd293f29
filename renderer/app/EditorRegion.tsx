import { useCallback, useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import type { AppError } from '../../shared/base/errors.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import type { PostId } from '../../shared/model/post.ts';
import { runCommand } from '../commands/registry.ts';
import type { EditorHandle } from '../editor/create-editor.ts';
import { EditorPane } from '../features/editor/EditorPane.tsx';
import { EditorTabs } from '../features/editor/EditorTabs.tsx';
import { useApp, useSnapshot } from '../state/context.ts';
import { explain } from '../state/notices.ts';
import { focusedRow } from '../state/panes.ts';
import { moveTab, showTab } from '../state/tab-row.ts';
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
  const { panes } = useApp();
  const session = useStore(store, (state) => state.session);
  const failed = useStore(store, (state) => state.failed);
  const row = useStore(panes.store, focusedRow);
  const library = useSnapshot((snapshot) => snapshot.library.id);
  useFoundMarks(workspace);
  const onEditor = useCallback((editor: EditorHandle | null) => store.setState({ editor }), [store]);
  // Another function when another text is there, so that the tabs look again.
  const sessionOf = useMemo(
    () => (id: PostId) => (session?.id() === id ? session : workspace.sessions.get(library, id)),
    [workspace, library, session],
  );
  const { current } = row;
  return (
    <main className={styles.editor} data-region="editor" tabIndex={-1}>
      {current === null ? (
        <NoPost />
      ) : (
        <EditorTabs
          row={{ ...row, current }}
          sessionOf={sessionOf}
          onShow={(id) => panes.change((now) => showTab(now, id, true))}
          onClose={(id) => workspace.closeTabs([id])}
          onMove={(id, to) => panes.change((now) => moveTab(now, id, to))}
        >
          {session ? (
            <EditorPane session={session} shortcutOf={shortcutOf} onEditor={onEditor} />
          ) : (
            failed && <Failed id={current} why={failed} workspace={workspace} />
          )}
        </EditorTabs>
      )}
    </main>
  );
}

interface FailedProps {
  readonly id: PostId;
  readonly why: AppError;
  readonly workspace: Workspace;
}

function Failed({ id, why, workspace }: FailedProps) {
  return (
    <EmptyState
      title={`${id} cannot be shown`}
      actions={
        <>
          <Button onPress={() => void workspace.openPost(id)}>Try again</Button>
          <Button onPress={() => workspace.closeTabs([id])}>Close</Button>
        </>
      }
    >
      {explain(why)}
    </EmptyState>
  );
}

function NoPost() {
  const isEmpty = useSnapshot((snapshot) => snapshot.posts.length === 0);
  return (
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
  );
}

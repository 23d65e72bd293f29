import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { noTabs, type TabRow } from '../../../shared/model/panes.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { EditorHandle } from '../../editor/create-editor.ts';
import { EditorPane } from '../../features/editor/EditorPane.tsx';
import { EditorTabs } from '../../features/editor/EditorTabs.tsx';
import { useApp, useSnapshot } from '../../state/context.ts';
import { lookAtTab, moveTab } from '../../state/tab-row.ts';
import { useLate } from '../../ui/late.ts';
import { Separator } from '../../ui/Separator.tsx';
import { furniture } from './late-furniture.ts';
import { useFoundMarks } from './use-found-marks.ts';
import type { Layout } from './use-layout.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { noView, setEditor } from '../workspace/workspace-store.ts';
import styles from './app.module.css';

interface EditorRegionProps {
  readonly workspace: Workspace;
  readonly shortcutOf: (id: CommandId) => string | undefined;
  readonly layout: Layout;
}

/** The open posts: one pane of tabs, or two side by side. */
export function EditorRegion({ workspace, shortcutOf, layout: { firstSide, resizeSide } }: EditorRegionProps) {
  const isSplit = useStore(useApp().panes.store, ({ rows }) => rows.length > 1);
  useFoundMarks(workspace);
  const both = { workspace, shortcutOf };
  return (
    <main className={styles.editor} data-region="editor" tabIndex={-1}>
      <Pane {...both} pane={0} width={isSplit ? firstSide.width : null} isOneOfTwo={isSplit} />
      {isSplit && (
        <>
          <div className={styles.edge}>
            <Separator {...firstSide} label="Width of the first side" side="start" onResize={resizeSide} />
          </div>
          <Pane {...both} pane={1} width={null} isOneOfTwo />
        </>
      )}
    </main>
  );
}

interface PaneProps extends Omit<EditorRegionProps, 'layout'> {
  readonly pane: number;
  /** Pixels; null: what is left. */
  readonly width: number | null;
  readonly isOneOfTwo: boolean;
}

function Pane({ pane, width, isOneOfTwo, workspace, shortcutOf }: PaneProps) {
  const { store } = workspace;
  const { panes } = useApp();
  const { session, failed } = useStore(store, ({ views }) => views[pane] ?? noView);
  const row = useStore(panes.store, ({ rows }) => rows[pane] ?? noTabs);
  const isFocused = useStore(panes.store, ({ focused }) => focused === pane);
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const onEditor = useCallback(
    (editor: EditorHandle | null) => {
      setEditor(store, pane, editor);
      // Nobody has chosen another place yet.
      if (store.getState().focused === pane && document.activeElement === document.body) editor?.focus();
    },
    [store, pane],
  );
  // Another function when another text is there, so that the tabs look again.
  const sessionOf = useMemo(
    () => (id: PostId) => (session?.id() === id ? session : workspace.sessions.get(library, id)),
    [workspace, library, session],
  );
  const parts = useLate(furniture);
  const focus = () => panes.focus(pane);
  const change = (work: (now: TabRow) => TabRow) => {
    focus();
    panes.change(work);
  };
  const { current } = row;
  return (
    <div
      role={isOneOfTwo ? 'group' : 'presentation'}
      aria-label={isOneOfTwo ? sides[pane] : undefined}
      className={styles.pane}
      style={width === null ? undefined : { flex: 'none', width }}
      data-resting={(isOneOfTwo && !isFocused) || undefined}
      onFocusCapture={focus}
      onPointerDownCapture={focus}
    >
      {current === null ? (
        parts && <parts.NoPost />
      ) : (
        <EditorTabs
          List={parts?.TabList ?? null}
          row={{ ...row, current }}
          sessionOf={sessionOf}
          onShow={(id) => change((now) => lookAtTab(now, id))}
          onClose={(id) => workspace.closeTabs([id], pane)}
          onMove={(id, to) => change((now) => moveTab(now, id, to))}
        >
          {session ? (
            <EditorPane
              session={session}
              onEditor={onEditor}
              bars={parts && <parts.EditorBars session={session} shortcutOf={shortcutOf} />}
            />
          ) : (
            failed && parts && <parts.Failed id={current} why={failed} workspace={workspace} />
          )}
        </EditorTabs>
      )}
    </div>
  );
}

const sides = ['First side', 'Second side'] as const;

import { lazy, Suspense, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { loadFrontMatterReader } from '../../editor/front-matter-reader.ts';
import { PostsSidebar } from '../../features/posts/PostsSidebar.tsx';
import { useApp } from '../../state/context.ts';
import { largest, smallest, type Panel } from '../../state/layout.ts';
import { useLate } from '../../ui/late.ts';
import { Separator } from '../../ui/Separator.tsx';
import { bindCommands, type PanelControl } from '../commands/bind-commands.ts';
import { EditorRegion } from './EditorRegion.tsx';
import { furniture } from './late-furniture.ts';
import { useLayout, type Layout } from './use-layout.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownSession } from '../workspace/workspace-store.ts';
import styles from './app.module.css';

// What stands beside the text comes once the text can be typed in. Its region is there before: the focus may be put into it.
const loadPreview = () => import('./PreviewRegion.tsx');
const loadInspector = async () => {
  // The form shows what the parsers read.
  const [{ Inspector }] = await Promise.all([import('./Inspector.tsx'), loadFrontMatterReader()]);
  return { default: Inspector };
};
const PreviewRegion = lazy(async () => ({ default: (await loadPreview()).PreviewRegion }));
const Inspector = lazy(loadInspector);

/** Fetches what the window shows later than its text. */
export const loadSides = () => Promise.all([loadPreview(), loadInspector()]);

interface WorkspaceViewProps {
  readonly workspace: Workspace;
  readonly shortcutOf: (id: CommandId) => string | undefined;
  /** A library is open. The commands are bound either way. */
  readonly isOpen: boolean;
}

/** Sidebar, text, preview, inspector, and the status bar below. */
export function WorkspaceView({ workspace, shortcutOf, isOpen }: WorkspaceViewProps) {
  const { textSearch } = useApp();
  const layout = useLayout();
  const session = useStore(workspace.store, shownSession);
  const parts = useLate(furniture);
  useCommands(workspace, layout);
  if (!isOpen) return null;

  const { widths } = layout;
  const openFromList = (id: PostId) => {
    textSearch.want(id);
    void workspace.lookAt(id);
  };
  return (
    <div className={styles.window}>
      {parts ? <parts.TopBar layout={layout} shortcutOf={shortcutOf} /> : <div className={styles.topBar} />}
      {parts && <parts.HostLost session={session} />}
      <div className={styles.regions}>
        {widths.sidebar > 0 && (
          <nav className={styles.sidebar} style={{ width: widths.sidebar }} data-region="sidebar" aria-label="Posts">
            <PostsSidebar shortcutOf={shortcutOf} onOpen={openFromList} parts={parts?.posts ?? null} />
            <Resizer panel="sidebar" layout={layout} label="Width of the list of posts" />
          </nav>
        )}
        <EditorRegion workspace={workspace} shortcutOf={shortcutOf} layout={layout} />
        {session && widths.preview > 0 && (
          <section
            className={styles.preview}
            style={{ width: widths.preview }}
            data-region="preview"
            aria-label="Preview"
            tabIndex={-1}
          >
            <Resizer panel="preview" layout={layout} label="Width of the preview" />
            {/* Fetching takes the page's thread, too: not before the text is drawn. */}
            {parts && (
              <Suspense>
                <PreviewRegion workspace={workspace} session={session} />
              </Suspense>
            )}
          </section>
        )}
        {session && widths.inspector > 0 && (
          <aside
            className={styles.inspector}
            style={{ width: widths.inspector }}
            data-region="inspector"
            aria-label="Inspector"
            tabIndex={-1}
          >
            <Resizer panel="inspector" layout={layout} label="Width of the inspector" />
            {parts && (
              <Suspense>
                <Inspector workspace={workspace} session={session} />
              </Suspense>
            )}
          </aside>
        )}
      </div>
      {parts ? (
        <parts.StatusBar session={session}>
          <parts.GitStatus />
        </parts.StatusBar>
      ) : (
        <div className={styles.statusRoom} />
      )}
    </div>
  );
}

function Resizer({ panel, layout, label }: { readonly panel: Panel; readonly layout: Layout; readonly label: string }) {
  return (
    <Separator
      label={label}
      width={layout.widths[panel]}
      min={smallest[panel]}
      max={largest[panel]}
      side={panel === 'sidebar' ? 'start' : 'end'}
      onResize={(width, final) => layout.resize(panel, width, final)}
    />
  );
}

/** The commands see the layout of the latest rendering without being bound anew. */
function useCommands(workspace: Workspace, layout: PanelControl): void {
  const app = useApp();
  const latest = useRef(layout);
  useEffect(() => {
    latest.current = layout;
  });
  useEffect(
    () =>
      bindCommands(app, workspace, {
        toggle: (panel) => latest.current.toggle(panel),
        show: (panel) => latest.current.show(panel),
      }),
    [app, workspace],
  );
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../../shared/base/errors.ts';
import type { PostSession } from '../../document/types.ts';
import type { EditorHandle } from '../../editor/create-editor.ts';

/** What one pane shows. */
export interface PaneView {
  readonly session: PostSession | null;
  /** Why the chosen post cannot be shown. */
  readonly failed: AppError | null;
}

export interface WorkspaceState {
  /** By number of the pane. */
  readonly views: readonly PaneView[];
  readonly editors: readonly (EditorHandle | null)[];
  /** Follows the panes: the one that commands are about. */
  readonly focused: number;
}

export type WorkspaceStore = StoreApi<WorkspaceState>;

export const noView: PaneView = { session: null, failed: null };

export const createWorkspaceStore = (): WorkspaceStore =>
  createStore<WorkspaceState>(() => ({ views: [noView], editors: [null], focused: 0 }));

/** The open post that commands are about; null: none is shown. */
export const shownSession = ({ views, focused }: WorkspaceState): PostSession | null => views[focused]?.session ?? null;

/** The editor that commands are about; null: there is none. */
export const shownEditor = ({ editors, focused }: WorkspaceState): EditorHandle | null => editors[focused] ?? null;

/** Tells which editor is in a pane; null: it goes. */
export function setEditor(store: WorkspaceStore, pane: number, editor: EditorHandle | null): void {
  const editors = [...store.getState().editors];
  editors[pane] = editor;
  store.setState({ editors });
}

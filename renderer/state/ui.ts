import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Snapshot } from '../../shared/model/history.ts';
import type { OperationRecord } from '../../shared/model/operation.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Change } from './changes.ts';
import type { Replacement } from '../../shared/model/edit.ts';
import type { EditForm } from './edit-form.ts';
import type { TagForm } from './tag-form.ts';

/** The one dialog that is open. */
export type DialogState =
  | { readonly kind: 'palette' }
  | { readonly kind: 'quick-open' }
  | { readonly kind: 'headings' }
  | { readonly kind: 'open-folder'; readonly purpose: 'open' | 'new' }
  | { readonly kind: 'new-post' }
  | { readonly kind: 'rename'; readonly id: PostId }
  | { readonly kind: 'trash'; readonly id: PostId }
  | { readonly kind: 'goal'; readonly id: PostId }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'repair' }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'deleted-posts' }
  | { readonly kind: 'tags'; readonly taxonomy?: string; readonly form?: TagForm }
  /** A change over many posts: what it would do, the work, what it did. `back`: where it was asked for. */
  | { readonly kind: 'change'; readonly change: Change; readonly back?: DialogState }
  | { readonly kind: 'changes' }
  | { readonly kind: 'library-checks' }
  | { readonly kind: 'cut-off'; readonly operation: OperationRecord }
  /** Asks for what an action on several posts needs. */
  | { readonly kind: 'edit-form'; readonly form: EditForm }
  | { readonly kind: 'replace'; readonly replacement?: Replacement }
  /** `ids`: the posts that are proposed. */
  | { readonly kind: 'export'; readonly ids: readonly PostId[] }
  | { readonly kind: 'git' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'help' };

export const inspectorTabs = ['properties', 'outline', 'checks', 'history'] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

export interface UiState {
  readonly dialog: DialogState | null;
  readonly inspectorTab: InspectorTab;
  /** The page has lost its host and is trying to reach it again. */
  readonly offline: boolean;
}

export type UiStore = StoreApi<UiState>;

export const createUi = (): UiStore =>
  createStore<UiState>(() => ({ dialog: null, inspectorTab: 'properties', offline: false }));

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PostSort } from '../../shared/library/query.ts';
import type { PostState } from '../../shared/model/post.ts';

/** What the list of posts is narrowed to, and its order. null does not narrow. */
export interface ListQuery {
  readonly text: string;
  readonly state: PostState | null;
  readonly tag: string | null;
  readonly taxonomy: string | null;
  readonly folder: string | null;
  readonly year: number | null;
  readonly sort: PostSort;
  readonly direction: 'ascending' | 'descending';
}

export type ListQueryStore = StoreApi<ListQuery>;

/** What takes the filters away and leaves the text and the order. */
export const noFilters = { state: null, tag: null, taxonomy: null, folder: null, year: null } as const;

const initial: ListQuery = { ...noFilters, text: '', sort: 'date', direction: 'descending' };

export const createListQuery = (): ListQueryStore => createStore<ListQuery>(() => initial);

/** Whether a filter besides the text narrows the list. */
export const hasFilters = (query: ListQuery): boolean =>
  Boolean(query.state ?? query.tag ?? query.folder ?? query.year);

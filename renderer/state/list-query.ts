import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PostQuery } from '../../shared/library/query.ts';

/** What the list of posts is narrowed to, and its order. */
export type ListQueryStore = StoreApi<PostQuery>;

export const everything: PostQuery = { sort: 'date', direction: 'descending' };

export const createListQuery = (): ListQueryStore => createStore<PostQuery>(() => everything);

/** Whether something besides the order is asked for. */
export const isNarrowed = (query: PostQuery): boolean =>
  Boolean(query.text || query.state || query.tag || query.folder || query.year);

import { createStore, type StoreApi } from 'zustand/vanilla';
import { defaultListSettings, type ListSettings } from '../../shared/model/list.ts';
import type { Library } from './library.ts';

/** What the list of posts is narrowed to, its order and its groups. The text is the only part that is not kept. */
export interface ListQuery extends ListSettings {
  readonly text: string;
}

export type ListQueryStore = StoreApi<ListQuery>;

export const createListQuery = (): ListQueryStore =>
  createStore<ListQuery>(() => ({ ...defaultListSettings, text: '' }));

/** Whether a filter besides the text narrows the list. */
export const hasFilters = (query: Pick<ListSettings, 'state' | 'tag' | 'folder' | 'year'>): boolean =>
  Boolean(query.state ?? query.tag ?? query.folder ?? query.year);

const parts = Object.keys(defaultListSettings) as (keyof ListSettings)[];

/** Keeps how the list is looked at with the library that is open. */
export function keepListQuery(listQuery: ListQueryStore, library: Library, onFail: (error: unknown) => void): void {
  listQuery.subscribe((query) => {
    const { snapshot, settings } = library.store.getState();
    if (!snapshot || parts.every((part) => query[part] === settings.list[part])) return;
    const list = Object.fromEntries(parts.map((part) => [part, query[part]])) as unknown as ListSettings;
    library.changeSettings({ list }).catch(onFail);
  });
}

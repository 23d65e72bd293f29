import type { PostState } from './post.ts';

export type PostSort = 'date' | 'modified' | 'title';

/** What the posts of the list stand together by. */
export type PostGrouping = 'none' | 'year' | 'folder' | 'tag';

/** How a library's list was last looked at. A filter that is null does not narrow. */
export interface ListSettings {
  readonly state: PostState | null;
  readonly tag: string | null;
  /** The taxonomy that `tag` is of; null: the first of the site. */
  readonly taxonomy: string | null;
  readonly folder: string | null;
  readonly year: number | null;
  readonly sort: PostSort;
  readonly direction: 'ascending' | 'descending';
  readonly group: PostGrouping;
}

/** What takes the filters away and leaves the order. */
export const noFilters = { state: null, tag: null, taxonomy: null, folder: null, year: null } as const;

export const defaultListSettings: ListSettings = { ...noFilters, sort: 'date', direction: 'descending', group: 'none' };

import { basename } from '../../../shared/base/paths.ts';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';

export interface TabLabel {
  readonly id: PostId;
  readonly title: string;
  /** The path, where another open post has the same title; else empty. */
  readonly note: string;
}

/** What the tabs of these posts are called: by title, by file name where the list does not know the post. */
export function tabLabels(ids: readonly PostId[], posts: readonly PostSummary[]): readonly TabLabel[] {
  const wanted = new Set(ids);
  const titles = new Map(posts.flatMap(({ id, title }) => (wanted.has(id) ? [[id, title] as const] : [])));
  const titled = ids.map((id) => ({ id, title: titles.get(id) ?? basename(id) }));
  const counts = Map.groupBy(titled, ({ title }) => title);
  return titled.map(({ id, title }) => ({ id, title, note: (counts.get(title)?.length ?? 0) > 1 ? id : '' }));
}

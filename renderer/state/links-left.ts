import { countOf } from '../../shared/base/count-of.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { AppState } from './context.ts';

/** Titles that are named. */
const most = 5;

/** Which posts have links to these that will lead nowhere without them, in a sentence; null: none. */
export async function linksLeft(
  { api, library }: Pick<AppState, 'api' | 'library'>,
  ids: readonly PostId[],
  signal: AbortSignal,
): Promise<string | null> {
  const { snapshot } = library.store.getState();
  if (!snapshot || ids.length === 0) return null;
  const linked = await api.operations.linksTo({ library: snapshot.library.id, ids: [...ids] }, { signal });
  const titles = new Map(snapshot.posts.map(({ id, title }) => [id, title]));
  const named = linked.slice(0, most).map((id) => `“${titles.get(id) ?? id}”`);
  const them = ids.length === 1 ? 'it' : 'them';
  if (linked.length < 2)
    return linked.length === 0 ? null : `${named.join('')} has links to ${them} that will lead nowhere.`;
  const more = linked.length > most ? ` and ${linked.length - most} more` : '';
  return `${countOf(linked.length, 'other post')} have links to ${them} that will lead nowhere: ${named.join(', ')}${more}.`;
}

import type { PostId } from '../../../shared/model/post.ts';
import type { AppState } from '../../state/context.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The 1-based line of the first mark that git left in a post; null where none is found. */
export async function conflictLine({ library }: AppState, workspace: Workspace, id: PostId): Promise<number | null> {
  const { snapshot } = library.store.getState();
  if (!snapshot) return null;
  // What cannot be opened is told by its tab.
  const session = await workspace.sessions.open(snapshot.library.id, id).catch(() => null);
  // The list may not have told yet of what git has just written.
  await session?.outside({ kind: 'changed', revision: null });
  let number = 0;
  for (const line of session?.state().doc.iterLines() ?? []) {
    number++;
    if (/^<{7}(?: |$)/.test(line)) return number;
  }
  return null;
}

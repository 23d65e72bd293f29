import { AppError } from '../../shared/base/errors.ts';
import type { Rename } from '../../shared/model/library.ts';
import type { AppState } from './context.ts';

/**
 * Gives the file of a post another path by itself (the first of `renames`; the others go along with it), and leaves a word
 * from which that is taken back where it can be. AppError with the reason where the file stays.
 */
export async function moveFile(
  { api, changes, library, notices }: Pick<AppState, 'api' | 'changes' | 'library' | 'notices'>,
  renames: readonly Rename[],
): Promise<void> {
  const change = { kind: 'rename', renames, skipped: [], links: false } as const;
  const { changed, skipped, failed, takeBack } = await changes.run(change, [], () => undefined);
  const [kept] = failed;
  const [first] = renames;
  const open = library.store.getState().snapshot?.library.id;
  if (kept && changed.length > 0) throw new AppError(kept.code, kept.message);
  // A file that is no text, or too large for one, moves all the same: the history alone has no room for it.
  if (kept && first && open) await api.posts.rename({ library: open, id: first.from, to: first.to });
  else if (changed.length === 0) throw new AppError('invalid-input', skipped[0]?.why ?? 'The file was not moved.');
  notices.add({
    kind: 'info',
    title: 'The file was moved',
    detail: `It is now ${first?.to}.`,
    ...(takeBack !== null && { action: { label: 'Undo', command: 'changes.undo', argument: takeBack } }),
  });
}

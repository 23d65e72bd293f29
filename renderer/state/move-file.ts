import { AppError } from '../../shared/base/errors.ts';
import type { Rename } from '../../shared/model/library.ts';
import type { AppState } from './context.ts';

/**
 * Gives the file of a post another path by itself (the first of `renames`; the others go along with it), and leaves a word
 * from which that is taken back. AppError with the reason where the file stays.
 */
export async function moveFile(
  { changes, notices }: Pick<AppState, 'changes' | 'notices'>,
  renames: readonly Rename[],
): Promise<void> {
  const change = { kind: 'rename', renames, skipped: [], links: false } as const;
  const { changed, skipped, failed, takeBack } = await changes.run(change, [], () => undefined);
  const [kept] = failed;
  if (kept) throw new AppError(kept.code, kept.message);
  if (changed.length === 0) throw new AppError('invalid-input', skipped[0]?.why ?? 'The file was not moved.');
  notices.add({
    kind: 'info',
    title: 'The file was moved',
    detail: `It is now ${renames[0]?.to}.`,
    ...(takeBack !== null && { action: { label: 'Undo', command: 'changes.undo', argument: takeBack } }),
  });
}

import { setImmediate as turn } from 'node:timers/promises';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { Libraries } from './libraries.ts';

/**
 * Work that changes posts, ending only when every window has been sent what it changed: so a window can tell its own
 * changes from those of other programs, which come when it does nothing.
 */
export async function* told<T, R>(
  libraries: Pick<Libraries, 'get'>,
  library: LibraryId,
  work: AsyncGenerator<T, R, void>,
): AsyncGenerator<T, R, void> {
  const report = yield* work;
  try {
    // A snapshot sends what waits to be sent together with others.
    libraries.get(library).snapshot();
  } catch {
    // It was closed in the meantime: nobody follows it, and the report stands.
  }
  // Who follows takes it up in a turn of its own.
  await turn();
  return report;
}

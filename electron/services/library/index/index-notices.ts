import { AppError } from '../../../../shared/base/errors.ts';
import type { LibraryNotice } from '../../../../shared/model/library.ts';

export const stoppedNotice: LibraryNotice = {
  code: 'stopped',
  message: 'Reading was stopped, so the list does not show every post. Read the folder again to see them all.',
};

/** What a window says of an open library whose folder could not be read; `error`: why not. */
export function goneNotice(root: string, error: unknown): LibraryNotice {
  const gone = error instanceof AppError && error.code === 'not-found';
  const what = gone ? 'The folder is not there any more' : 'The folder cannot be read now';
  return {
    code: 'folder-gone',
    message: `${what}: ${root}. What is open stays open; connect or restore it, then read the folder again.`,
  };
}

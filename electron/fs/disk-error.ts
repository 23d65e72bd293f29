import { AppError, type ErrorCode } from '../../shared/base/errors.ts';

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
}

const meanings: Readonly<Record<string, Meaning>> = {
  ENOENT: {
    code: 'not-found',
    message: 'The file or folder is not there',
    remedy: 'It may have been moved or deleted.',
  },
  EEXIST: { code: 'already-exists', message: 'The name is already taken', remedy: 'Choose another name.' },
  ENOTEMPTY: { code: 'already-exists', message: 'The folder is not empty', remedy: 'Choose another folder.' },
  EACCES: { code: 'denied', message: 'Permission denied', remedy: 'Check who may read and write it.' },
  EPERM: { code: 'denied', message: 'The system does not allow it', remedy: 'Check who may read and write it.' },
  EROFS: { code: 'read-only', message: 'The disk is read-only', remedy: 'Save a copy on another disk.' },
  ENOSPC: { code: 'disk-full', message: 'The disk is full', remedy: 'Free some space, then try again.' },
  EDQUOT: { code: 'disk-full', message: 'Your disk quota is used up', remedy: 'Free some space, then try again.' },
  EMFILE: { code: 'io', message: 'Too many files are open', remedy: 'Close other programs, then try again.' },
  ENFILE: { code: 'io', message: 'Too many files are open', remedy: 'Close other programs, then try again.' },
  EBUSY: { code: 'io', message: 'Another program is using it', remedy: 'Close that program, then try again.' },
  ETXTBSY: { code: 'io', message: 'Another program is using it', remedy: 'Close that program, then try again.' },
  EISDIR: { code: 'invalid-input', message: 'It is a folder, not a file', remedy: 'Choose a file.' },
  ENOTDIR: { code: 'not-a-folder', message: 'It is not a folder', remedy: 'Choose a folder.' },
  ELOOP: { code: 'io', message: 'The link leads in a circle', remedy: 'Repair or remove the link.' },
  ENAMETOOLONG: { code: 'invalid-input', message: 'The name is too long', remedy: 'Choose a shorter name.' },
  EXDEV: { code: 'io', message: 'It lies on another disk', remedy: 'Copy it instead of moving it.' },
  EIO: {
    code: 'io',
    message: 'The disk reported an error',
    remedy: 'Check the disk or the connection, then try again.',
  },
};

/** The system's own name of a failure (`ENOSPC`), also through an AppError made of it; undefined when there is none. */
export function errnoOf(error: unknown): string | undefined {
  const source = error instanceof AppError ? error.cause : error;
  if (typeof source !== 'object' || source === null || !('code' in source)) return undefined;
  return typeof source.code === 'string' ? source.code : undefined;
}

/** A system failure in words for the person: what happened, to which file, what to do. AppErrors pass unchanged. */
export function diskError(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const errno = errnoOf(error);
  const meaning = errno === undefined ? undefined : meanings[errno];
  if (meaning) {
    return new AppError(meaning.code, `${meaning.message}: ${file}`, { file, remedy: meaning.remedy, cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('io', `The disk reported an error: ${reason}`, { file, remedy: 'Try again.', cause: error });
}

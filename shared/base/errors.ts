/** Every way in which a request can fail for a reason outside our code. A bug is `internal`. */
export const errorCodes = [
  'not-found',
  'already-exists',
  'denied',
  'disk-full',
  'read-only',
  'not-a-folder',
  'not-text',
  'too-large',
  'outside-library',
  'invalid-input',
  'front-matter',
  'unsupported',
  'cancelled',
  /** The page has lost its host, and says so by itself. */
  'unreachable',
  'io',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorDetails {
  /** The file or folder that it is about, as the person knows it. */
  readonly file?: string | undefined;
  /** What the person can do about it, as a sentence. */
  readonly remedy?: string | undefined;
}

/** A failure a person can be told about: what happened (message), where (file), what to do (remedy). */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly file: string | undefined;
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails & { readonly cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.file = details.file;
    this.remedy = details.remedy;
  }
}

/** The sentence shown to the person: message, file and remedy in one line. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) {
    const place = error.file && !error.message.includes(error.file) ? ` (${error.file})` : '';
    return withRemedy(
      error.message.replace(/\.?$/, (stop) => place + stop),
      error.remedy,
    );
  }
  return error instanceof Error ? error.message : String(error);
}

/** What happened and what to do as sentences, though what happened ends with a name. */
export function withRemedy(message: string, remedy: string | undefined): string {
  if (!remedy) return message;
  return `${message}${/[.!?…:]$/.test(message) ? '' : '.'} ${remedy}`;
}

import * as v from 'valibot';
import { errorCodes, describeError, AppError, type ErrorCode } from '../base/errors.ts';

const text = /* @__PURE__ */ v.optional(/* @__PURE__ */ v.string());
const data = /* @__PURE__ */ v.object({ file: text, remedy: text });

/** The typed errors of every call: one per code, with file and remedy. Marked so that who only reads errors leaves them out. */
export const errors = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ errorCodes.map((code) => [code, { data }]),
) as Record<ErrorCode, { data: typeof data }>;

/** An AppError from whatever a call threw; what is not one of ours becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const wire = error as { code?: unknown; message?: unknown; data?: { file?: string; remedy?: string } };
  const message = typeof wire?.message === 'string' ? wire.message : String(error);
  const code = errorCodes.find((known) => known === wire?.code);
  if (code) return new AppError(code, message, { ...wire.data, cause: error });
  if (wire?.code === 'BAD_REQUEST') return new AppError('invalid-input', message, { cause: error });
  return new AppError('internal', message, { cause: error });
}

/** The sentence shown to the person for whatever a call threw. */
export const describeFailure = (error: unknown): string => describeError(toAppError(error));

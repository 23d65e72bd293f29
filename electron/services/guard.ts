import { ORPCError } from '@orpc/server';
import { AppError, errorCodes } from '../../shared/base/errors.ts';
import { logProblem } from './log.ts';

/** A failure as it crosses to the page: expected ones with code, file and remedy; bugs are logged and `internal`. */
export function toWireError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof AppError) return fromAppError(error);
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') return new ORPCError('invalid-input', { message: inputMessage(error) });
    if (errorCodes.some((code) => code === error.code)) return error;
  }
  if (signal?.aborted) return fromAppError(new AppError('cancelled', 'The work was cancelled'));
  logProblem('a call failed unexpectedly', error);
  const reason = error instanceof Error ? error.message : String(error);
  return fromAppError(
    new AppError('internal', `Something went wrong in Longhand: ${reason}`, {
      remedy: 'Your files were left as they are. Try again; if it comes back, please report it.',
    }),
  );
}

function fromAppError({ code, message, file, remedy }: AppError) {
  const data = { ...(file === undefined ? {} : { file }), ...(remedy === undefined ? {} : { remedy }) };
  return new ORPCError(code, { message, data });
}

function inputMessage(error: ORPCError<string, unknown>): string {
  const data = error.data as { readonly issues?: readonly { readonly message?: string }[] } | undefined;
  const reasons = (data?.issues ?? []).flatMap((issue) => issue.message ?? []);
  return `The call was not understood: ${reasons.join('; ') || error.message}`;
}

/** A stream whose failure reaches the page in the same form as that of a plain call. */
export async function* guardStream<T, R>(
  source: AsyncIterable<T, R, void>,
  signal?: AbortSignal,
): AsyncGenerator<T, R, void> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await iterator.next();
      if (step.done) return step.value;
      yield step.value;
    }
  } catch (error) {
    throw toWireError(error, signal);
  } finally {
    // The reader has gone: whatever makes the values must hear of it.
    await iterator.return?.();
  }
}

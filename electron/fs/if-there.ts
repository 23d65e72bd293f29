import { AppError } from '../../shared/base/errors.ts';

/** What is asked of a file or folder; null where there is none of that name. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    return nullIfGone(error);
  }
}

/** The same of what is asked without waiting. */
export function ifThereNow<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    return nullIfGone(error);
  }
}

function nullIfGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'not-found') return null;
  throw error;
}

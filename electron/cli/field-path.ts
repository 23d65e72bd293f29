import { AppError } from '../../shared/base/errors.ts';
import { pathOf } from '../../shared/frontmatter/edits/written-value.ts';
import { UsageError } from './usage-error.ts';

/** `pathOf` of a name that was given as an argument. */
export function fieldPath(...named: Parameters<typeof pathOf>): ReturnType<typeof pathOf> {
  try {
    return pathOf(...named);
  } catch (error) {
    throw error instanceof AppError ? new UsageError(error.message) : error;
  }
}

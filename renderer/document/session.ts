import type { Sessions, SessionsOptions } from './types.ts';

/** The open posts of the page. */
export function createSessions(_options: SessionsOptions): Sessions {
  throw new Error('not built yet');
}

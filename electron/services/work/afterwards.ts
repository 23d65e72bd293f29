import { logProblem } from '../log.ts';

/** What comes after a post is written must not make the person think that it was not. */
export async function afterwards(what: string, step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    logProblem(`could not ${what}`, error);
  }
}

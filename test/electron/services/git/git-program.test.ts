import { expect, test } from 'vitest';
import { answerOf } from '../../../../electron/services/git/git-program.ts';

test('what git said before it was to be stopped is what came of it', () => {
  const refused = { exitCode: 1, said: 'rejected\n' };
  expect(answerOf(refused, new Error('rejected'), true)).toEqual({ kind: 'failed', output: 'rejected' });
  expect(answerOf(null, new Error('Abort signal received'), true)).toEqual({ kind: 'cancelled' });
});

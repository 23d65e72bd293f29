import { expect, test } from 'vitest';
import { AppError, describeError } from '../../../shared/base/errors.ts';

test.each([
  [new AppError('io', 'It failed.', { remedy: 'Try again.' }), 'It failed. Try again.'],
  [
    new AppError('not-found', 'It is not there: /a/b', { file: '/a/b', remedy: 'Look.' }),
    'It is not there: /a/b. Look.',
  ],
  [
    new AppError('too-large', 'Images of up to 9 MB', { file: 'a.png', remedy: 'Shrink it.' }),
    'Images of up to 9 MB (a.png). Shrink it.',
  ],
  [new AppError('not-found', 'It is not there: /a/b'), 'It is not there: /a/b'],
  [new Error('plain'), 'plain'],
])('an error is told in sentences: %s', (error, told) => {
  expect(describeError(error)).toBe(told);
});

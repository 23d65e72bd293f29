import { expect, test } from 'vitest';
import { AppError } from '../../../shared/base/errors.ts';
import { createNotices } from '../../../renderer/state/notices.ts';

test('a failure says what was tried, why it failed, where, and what to do', () => {
  const notices = createNotices();
  notices.fail(
    'The post could not be saved',
    new AppError('disk-full', 'The disk is full.', { file: '/blog/a.md', remedy: 'Make room.' }),
  );
  expect(notices.store.getState()).toMatchObject([
    { kind: 'error', title: 'The post could not be saved', detail: 'The disk is full (/blog/a.md). Make room.' },
  ]);
});

test('cancelled work is no failure', () => {
  const notices = createNotices();
  notices.fail('The export failed', new AppError('cancelled', 'Cancelled.'));
  notices.fail('The export failed', new DOMException('Aborted', 'AbortError'));
  expect(notices.store.getState()).toEqual([]);
});

test('the same notice does not pile up, and one is dismissed alone', () => {
  const notices = createNotices();
  const first = notices.add({ kind: 'info', title: 'A', detail: '' });
  const again = notices.add({ kind: 'info', title: 'A', detail: '' });
  notices.add({ kind: 'info', title: 'B', detail: '' });
  expect(notices.store.getState().map(({ title }) => title)).toEqual(['A', 'B']);
  notices.dismiss(first);
  expect(notices.store.getState()).toHaveLength(2);
  notices.dismiss(again);
  expect(notices.store.getState().map(({ title }) => title)).toEqual(['B']);
});

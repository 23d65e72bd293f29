import { expect, test } from 'vitest';
import { createClosing } from '../../../electron/services/closing.ts';
import { postId } from '../../../shared/model/post.ts';

test('without a page nothing is waited for', async () => {
  expect(await createClosing().ask()).toEqual({ unsaved: [], typed: 0, silent: 0 });
});

test('every page is asked, and their answers are put together', async () => {
  const closing = createClosing();
  const pages = [closing.requests(), closing.requests()];
  const first = pages.map((page) => page.next());
  const asked = closing.ask();
  const requests = await Promise.all(first.map(async (next) => (await next).value?.request ?? -1));
  expect(new Set(requests).size).toBe(2);
  requests.forEach((request, index) =>
    closing.answer(request, index === 0 ? { unsaved: [postId('a.md')], typed: false } : { unsaved: [], typed: true }),
  );
  expect(await asked).toEqual({ unsaved: ['a.md'], typed: 1, silent: 0 });
});

test('a page that says nothing is told apart from one that saved', async () => {
  const closing = createClosing();
  void closing.requests().next();
  expect(await closing.ask(1)).toEqual({ unsaved: [], typed: 0, silent: 1 });
});

test('a page that has gone is not waited for', async () => {
  const closing = createClosing();
  const gone = new AbortController();
  const requests = closing.requests(gone.signal);
  const next = requests.next();
  gone.abort();
  expect((await next).done).toBe(true);
  expect(await closing.ask()).toEqual({ unsaved: [], typed: 0, silent: 0 });
});

test('a page that goes while it is asked is not waited for', async () => {
  const closing = createClosing();
  const gone = new AbortController();
  const requests = closing.requests(gone.signal);
  const next = requests.next();
  const asked = closing.ask(60_000);
  await next;
  const after = requests.next();
  gone.abort();
  await after;
  expect(await asked).toEqual({ unsaved: [], typed: 0, silent: 0 });
});

test('an answer to a question nobody asked does nothing', () => {
  expect(() => createClosing().answer(7, { unsaved: [], typed: false })).not.toThrow();
});

test('only the pages of one window are asked when it closes alone', async () => {
  const closing = createClosing();
  const next = closing.requests(undefined, 1).next();
  void closing.requests(undefined, 2).next();
  const asked = closing.ask(60_000, 1);
  closing.answer((await next).value?.request ?? -1, { unsaved: [], typed: false });
  expect(await asked).toEqual({ unsaved: [], typed: 0, silent: 0 });
});

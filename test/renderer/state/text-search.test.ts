import { describe, expect, test, vi } from 'vitest';
import type { Api } from '../../../renderer/api.ts';
import { createLibrary } from '../../../renderer/state/library.ts';
import { createListQuery } from '../../../renderer/state/list-query.ts';
import { createTextSearch } from '../../../renderer/state/text-search.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { libraryId, type OpenedLibrary } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import { summary } from '../../support/post-summary.ts';

const snapshot = {
  library: { id: libraryId('0'.repeat(16)) },
  sequence: 1,
  posts: [],
  notices: [],
} as unknown as OpenedLibrary;
const found = (id: string, more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  hits: [{ id: postId(id), snippet: { line: 3, column: 1, text: id, ranges: [], matches: 1 } }],
  total: 1,
  problems: [],
  progress: null,
  ...more,
});

/** A search whose calls are answered by the test, one by one. */
async function searching() {
  const calls: {
    text: string;
    aborted: () => boolean;
    answer: (...all: SearchAnswer[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const search = (input: { text: string }, { signal }: { signal: AbortSignal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly SearchAnswer[]>();
    const aborted = () => signal.aborted;
    calls.push({ text: input.text, aborted, answer: (...all) => resolve(all), fail: reject });
    return Promise.resolve(
      (async function* () {
        yield* await promise;
      })(),
    );
  };
  const api = { library: { search, recent: async () => [] } } as unknown as Api;
  const library = createLibrary(api, []);
  const listQuery = createListQuery();
  const textSearch = createTextSearch(api, library, listQuery);
  await library.open('a', async () => snapshot);
  return { calls, library, listQuery, textSearch, state: () => textSearch.store.getState() };
}

describe('the search of what is typed', () => {
  test('asks for the latest text only, and drops what comes late', async () => {
    const { calls, listQuery, state } = await searching();
    listQuery.setState({ text: 'ga' });
    listQuery.setState({ text: 'gar' });
    expect(calls.map(({ text, aborted }) => [text, aborted()])).toEqual([
      ['ga', true],
      ['gar', false],
    ]);
    expect(state()).toMatchObject({ isSearching: true, answer: null });
    calls[1]?.answer(found('b.md'));
    await vi.waitFor(() =>
      expect(state()).toMatchObject({ text: 'gar', isSearching: false, answer: { hits: [{ id: 'b.md' }] } }),
    );
    calls[0]?.answer(found('a.md'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(state()).toMatchObject({ text: 'gar', answer: { hits: [{ id: 'b.md' }] } });
  });

  test('keeps the answer before until there is another, and lets go of it with the text', async () => {
    const { calls, listQuery, state } = await searching();
    listQuery.setState({ text: 'gar' });
    calls[0]?.answer(found('a.md', { progress: { done: 1, total: 2, label: 'Reading' } }), found('b.md'));
    await vi.waitFor(() => expect(state().answer?.hits[0]?.id).toBe('b.md'));
    listQuery.setState({ tag: 'x' });
    expect(state()).toMatchObject({ isSearching: true, answer: { hits: [{ id: 'b.md' }] } });
    listQuery.setState({ text: ' ' });
    expect(state()).toMatchObject({ text: '', isSearching: false, answer: null });
    expect(calls).toHaveLength(2);
  });

  test('tells of a failure, and can be tried again', async () => {
    const { calls, listQuery, textSearch, state } = await searching();
    listQuery.setState({ text: 'gar' });
    calls[0]?.fail(new AppError('internal', 'It broke.'));
    await vi.waitFor(() => expect(state()).toMatchObject({ error: { message: 'It broke.' }, isSearching: false }));
    textSearch.retry();
    calls[1]?.answer(found('a.md'));
    await vi.waitFor(() => expect(state()).toMatchObject({ error: null, answer: { total: 1 } }));
  });

  test('asks again when the posts have changed, and stops with the library', async () => {
    const { calls, library, listQuery, textSearch, state } = await searching();
    listQuery.setState({ text: 'gar' });
    calls[0]?.answer(found('a.md'));
    await vi.waitFor(() => expect(state().answer).not.toBeNull());
    textSearch.want(postId('b.md'));
    expect(state().wanted).toBeNull();
    textSearch.want(postId('a.md'));
    expect(state().wanted).toBe('a.md');
    library.apply({ sequence: 2, upserted: [summary('b.md')], removed: [], renamed: [] });
    await vi.waitFor(() => expect(calls).toHaveLength(2), 2000);
    await library.close();
    expect(state()).toMatchObject({ text: '', answer: null, wanted: null });
    expect(calls[1]?.aborted()).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { createListQuery } from '../../../renderer/state/list-query.ts';
import { shownPosts } from '../../../renderer/state/shown-posts.ts';
import { postId } from '../../../shared/model/post.ts';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import { summary } from '../../support/post-summary.ts';

const posts = ['garden.md', 'a.md', 'b.md', 'my-garden.md'].map((id, time) => summary(id, { time }));
const query = (text: string) => ({ ...createListQuery().getState(), text });
const snippet = { line: 1, column: 1, text: 'garden', ranges: [], matches: 1 };
const answer = (ids: readonly string[], total = ids.length): SearchAnswer => ({
  hits: ids.map((id) => ({ id: postId(id), snippet })),
  total,
  problems: [],
  progress: null,
});
const ids = (text: string, found: SearchAnswer | null) =>
  shownPosts(posts, query(text), found, 'tags').posts.map(({ id }) => id);

describe('the rows of the list', () => {
  test('are all posts while nothing is searched', () => {
    expect(ids('', answer(['a.md']))).toEqual(['my-garden.md', 'b.md', 'a.md', 'garden.md']);
  });

  test('are those with the name first, then those with the text, each once', () => {
    expect(ids('garden', null)).toEqual(['my-garden.md', 'garden.md']);
    expect(ids('garden', answer(['b.md', 'garden.md', 'a.md']))).toEqual(['my-garden.md', 'garden.md', 'b.md', 'a.md']);
  });

  test('leave out what is not in the list any more, and say how many are not listed', () => {
    const shown = shownPosts(posts, query('garlic'), answer(['gone.md', 'a.md'], 12), 'tags');
    expect(shown).toMatchObject({ posts: [{ id: 'a.md' }], unlisted: 10 });
    expect([...shown.snippets.keys()]).toEqual(['gone.md', 'a.md']);
  });

  test('are all that match where the answer leaves out none but named ones', () => {
    const shown = shownPosts(posts, query('garden'), answer(['garden.md'], 2), 'tags');
    expect(shown).toMatchObject({ posts: [{ id: 'my-garden.md' }, { id: 'garden.md' }], unlisted: 0 });
  });

  test('wait for the texts where a word must not be there', () => {
    expect(ids('garden -stone', null)).toEqual([]);
    expect(ids('garden -stone', answer(['garden.md']))).toEqual(['garden.md']);
  });

  test('stand under headings, and those found in the text under one of their own', () => {
    const grouped = { ...query('garden'), group: 'folder' as const };
    const all = [...posts, summary('notes/garden.md', { time: 9 }), summary('notes/bed/index.md', { time: 8 })];
    const shown = shownPosts(all, grouped, answer(['b.md', 'garden.md']), 'tags');
    expect(shown.groups.map(({ heading, items }) => [heading, items.map(({ id }) => id)])).toEqual([
      ['Top folder', ['my-garden.md', 'garden.md']],
      ['notes', ['notes/garden.md']],
      ['Found in the text', ['b.md']],
    ]);
    expect(shown.posts.map(({ id }) => id)).toEqual(['my-garden.md', 'garden.md', 'notes/garden.md', 'b.md']);
  });

  test('name drafts without a date as what they are among years', () => {
    const byYear = { ...query(''), group: 'year' as const };
    const all = [summary('idea.md', { state: 'draft' }), summary('about.md'), summary('a.md', { date: '2024-01-02' })];
    expect(shownPosts(all, byYear, null, 'tags').groups.map(({ heading }) => heading)).toEqual([
      'Drafts without a date',
      '2024',
      'No date',
    ]);
  });
});

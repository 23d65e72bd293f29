import { SearchQuery, setSearchQuery } from '@codemirror/search';
import { EditorSelection, type EditorState } from '@codemirror/state';
import { beforeAll, describe, expect, test } from 'vitest';
import { setFrontMatterFolded, shownFrom } from '../../../../renderer/editor/front-matter-fold.ts';
import { loadFrontMatterReader } from '../../../../renderer/editor/front-matter-reader.ts';
import { FoundQuery, foundQuery } from '../../../../renderer/editor/search/found-query.ts';
import { allReplaced, countMatches, countText } from '../../../../renderer/editor/search/matches.ts';
import { stateOf } from '../support.ts';

beforeAll(loadFrontMatterReader);

const post = '---\ntitle: one\n---\none and\none\n';

/** The post with a search in it. */
function searched(search: string, replace: string, folded: boolean): EditorState {
  const query = new FoundQuery(new SearchQuery({ search, replace, regexp: true }));
  return stateOf(`${post}|`).update({ effects: [setFrontMatterFolded.of(folded), setSearchQuery.of(query)] }).state;
}

function replaced(search: string, replace: string, folded: boolean): string {
  const state = searched(search, replace, folded);
  return state.update(allReplaced(state, foundQuery(state), shownFrom(state))).newDoc.toString();
}

const counted = (state: EditorState) => countText(countMatches(state, foundQuery(state), shownFrom(state)));

describe('front matter that is folded', () => {
  test.each([
    ['^', '> ', '---\ntitle: one\n---\n> one and\n> one\n> '],
    ['one', 'two', '---\ntitle: one\n---\ntwo and\ntwo\n'],
    ['\\s+one', '!', '---\ntitle: one\n---\none and!\n'],
    ['[^x]*', '-', post],
    ['title', 'x', post],
  ])('is not replaced: %s by %s', (search, replace, expected) => {
    expect(replaced(search, replace, true)).toBe(expected);
  });

  test('is when it is shown', () => {
    expect(replaced('one', 'two', false)).toBe(post.replaceAll('one', 'two'));
    expect(replaced('^', '> ', false)).toBe(post.replaceAll(/^/gm, '> '));
  });

  test('is counted apart, in the order of the text', () => {
    const state = searched('one', '', true);
    expect(counted(state)).toBe('3 matches, 1 in folded front matter');
    expect(counted(searched('title', '', true))).toBe('1 match, 1 in folded front matter');
    expect(counted(searched('and', '', true))).toBe('1 match');
    expect(counted(searched('one', '', false))).toBe('3 matches');
    const first = EditorSelection.range(post.indexOf('one and'), post.indexOf(' and'));
    expect(counted(state.update({ selection: first }).state)).toBe('2 of 3, 1 in folded front matter');
  });
});

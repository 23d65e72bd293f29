import { getSearchQuery, SearchQuery, setSearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { findSource } from '../../../shared/base/find-source.ts';

/**
 * A query that CodeMirror runs as one regular expression, made by the rule that the change of many posts goes by: its own
 * ends at the first match that is no whole word, and knows other small letters and accents.
 */
export class FoundQuery extends SearchQuery {
  /** As it stands in the panel. */
  readonly asked: SearchQuery;

  constructor(asked: SearchQuery) {
    const { search: find, regexp: regex, replace, caseSensitive, wholeWord, valid } = asked;
    // What is nothing or no regular expression stays so.
    const search = valid ? findSource({ find, regex, wholeWord }) : find;
    super({ search, replace, caseSensitive, regexp: true, literal: true });
    this.asked = asked;
  }

  override eq(other: SearchQuery): boolean {
    return other instanceof FoundQuery && this.asked.eq(other.asked);
  }
}

/** The query of an editor that has the panel. */
export function foundQuery(state: EditorState): FoundQuery {
  const query = getSearchQuery(state);
  return query instanceof FoundQuery ? query : new FoundQuery(query);
}

/** CodeMirror makes a query of the selected words when the panel opens: it is asked as the last one was. */
export const asFoundQuery = EditorState.transactionExtender.of(({ effects, startState }) => {
  const given = effects.findLast((effect) => effect.is(setSearchQuery))?.value as SearchQuery | undefined;
  if (!given || given instanceof FoundQuery) return null;
  const { regexp, wholeWord } = foundQuery(startState).asked;
  const { search, replace, caseSensitive } = given;
  const asked = new SearchQuery({ search, replace, caseSensitive, regexp, wholeWord, literal: !regexp });
  return { effects: setSearchQuery.of(new FoundQuery(asked)) };
});

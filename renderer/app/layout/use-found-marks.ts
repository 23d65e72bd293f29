import { useEffect } from 'react';
import { useStore } from 'zustand';
import { parseSearch } from '../../../shared/library/search-query.ts';
import { findMatches } from '../../../shared/library/search-snippet.ts';
import type { SearchAnswer, TextRange } from '../../../shared/model/search.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp } from '../../state/context.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownEditor, shownSession } from '../workspace/workspace-store.ts';

/** Marks in the open post what the list was searched for, and goes to the first match of one that was chosen there. */
export function useFoundMarks({ store }: Workspace): void {
  const { textSearch } = useApp();
  const session = useStore(store, shownSession);
  const editor = useStore(store, shownEditor);
  const text = useStore(textSearch.store, (state) => state.text);
  const wanted = useStore(textSearch.store, (state) => state.wanted);

  useEffect(() => {
    if (!session || !editor) return;
    const { terms } = parseSearch(text, { typing: true });
    const ranges = terms.length > 0 ? findMatches(session.state().doc.toString(), terms) : [];
    const isWanted = wanted !== null && wanted === session.id();
    const first = isWanted ? firstMatch(session, ranges, textSearch.store.getState().answer) : undefined;
    editor.markFound(ranges, first?.from ?? null);
    if (isWanted) textSearch.store.setState({ wanted: null });
  }, [textSearch, session, editor, text, wanted]);
}

/** The match that the list shows a piece of, as far as the text still stands so. */
function firstMatch(session: PostSession, ranges: readonly TextRange[], answer: SearchAnswer | null) {
  const snippet = answer?.hits.find(({ id }) => id === session.id())?.snippet;
  const { doc } = session.state();
  const from = snippet && snippet.line <= doc.lines ? doc.line(snippet.line).from + snippet.column - 1 : 0;
  return ranges.find((range) => range.from >= from) ?? ranges[0];
}

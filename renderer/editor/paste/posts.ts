import { EditorSelection } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { linkOfPost } from '../link-of-post.ts';
import { editorHost } from '../editor-host.ts';
import { addPlaces, places, removePlaces, takePlaces } from './places.ts';

/** Puts links to posts of the library where they were let go: one into the line, several as a list. */
export async function putLinks(view: EditorView, ids: readonly string[], at: number): Promise<void> {
  const place = takePlaces();
  view.dispatch({ effects: addPlaces.of({ place, ranges: [EditorSelection.cursor(at)] }) });
  const { posts } = await view.state.facet(editorHost).names();
  const [{ dropPlace }, { markdownAt, takesMarkdown }] = await Promise.all([
    import('./drop-place.ts'),
    import('./pasted-changes.ts'),
  ]);
  const named = ids.flatMap((id) => posts.find(({ path }) => path === id) ?? []);
  const { state } = view;
  // Another post is in the view by now when the place is not there any more.
  const [kept] = state.field(places).get(place) ?? [];
  const done = { effects: removePlaces.of(place) };
  if (!kept || named.length === 0) return view.dispatch(done);
  const now = EditorSelection.cursor(dropPlace(state, kept.from));
  const links = named.map(linkOfPost);
  const [only = ''] = links;
  if (takesMarkdown(state, now))
    view.dispatch(
      markdownAt(state, links.length === 1 ? only : links.map((link) => `- ${link}`).join('\n'), [now]),
      done,
    );
  else
    view.dispatch(
      { changes: { from: now.from, insert: named.map(({ href }) => href()).join('\n') }, userEvent: 'input.drop' },
      done,
    );
}

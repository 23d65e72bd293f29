import type { Check } from '../../../shared/model/check.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

/** What is done about a finding, and what the button says that does it. */
interface Way {
  readonly label: string;
  readonly go: () => void;
}

/** The way to a place in a post. */
export const toPost = 'Go to the place';

/** Answers the way to what a finding is about: its place, the merge of its tags, or its file. null: there is none. */
export function useWayTo(onShow: (id: PostId, line: number | null) => void): (check: Check | undefined) => Way | null {
  const { api, hello, notices, ui } = useApp();
  const root = useSnapshot((snapshot) => snapshot.library.path);
  return (check) => {
    if (!check) return null;
    const { id, line, about } = check;
    if (id !== null) return { label: toPost, go: () => onShow(id, line) };
    if (about?.kind === 'tags') {
      const { taxonomy, tags } = about;
      const form = { kind: 'merge', tags, typed: tags[0] ?? '' } as const;
      return { label: 'Merge…', go: () => ui.setState({ dialog: { kind: 'tags', taxonomy, form } }) };
    }
    if (about?.kind !== 'file' || !hello.capabilities.reveal) return null;
    const show = () =>
      void api.app
        .revealPath({ path: `${root}/${about.path}` })
        .catch((error) => notices.fail('The file could not be shown', error));
    return { label: 'Show in file manager', go: show };
  };
}

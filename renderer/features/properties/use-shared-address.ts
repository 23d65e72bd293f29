import { useEffect, useState } from 'react';
import type { PostId, PostState } from '../../../shared/model/post.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

/** Milliseconds after the last change of the library: the first time, every post of it is read for this. */
const settled = 2000;

/** Posts of which each is read for this: of more it would take processors and memory for ten seconds, unasked. */
const most = 20_000;

/** Which other posts readers find at the address of this one, in a sentence, as all are saved; null: none, or not known. */
export function useSharedAddress({ library }: PostSession, id: PostId, state: PostState): string | null {
  const { api } = useApp();
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const isOut = (state === 'live' || state === 'scheduled') && posts.length <= most;
  const [found, setFound] = useState<{ id: PostId; said: string | null } | null>(null);
  useEffect(() => {
    if (!isOut) return undefined;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const said = await api.checks.sharedAddress({ library, id }, { signal: stop.signal });
        if (!stop.signal.aborted) setFound({ id, said });
      } catch {
        // Nothing is said of it then; what keeps the host from answering shows elsewhere.
      }
    };
    const timer = setTimeout(() => void ask(), settled);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, library, id, posts, isOut]);
  return isOut && found?.id === id ? found.said : null;
}

import { useDeferredValue, useEffect, useMemo, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { useStore } from 'zustand';
import { describeFailure } from '../../../shared/contract/errors.ts';
import { checkPost } from '../../../shared/checks/check-post.ts';
import { createKnownSite } from '../../../shared/checks/known-site.ts';
import type { Check, PostAnchors, SiteNames } from '../../../shared/model/check.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

export interface PostChecks {
  /** null: not known yet. */
  readonly checks: readonly Check[] | null;
  /** Why there are none. */
  readonly problem: string | null;
}

/** Milliseconds after the last change of the library, which may be one of thousands of a checkout. */
const settled = 1000;

/** The findings about the post as it is being written, some way behind the keys. */
export function usePostChecks(session: PostSession): PostChecks {
  const { names, problem } = useSiteNames(session.library);
  const profile = useSnapshot((snapshot) => snapshot.library.profile);
  const usedFields = useSnapshot((snapshot) => snapshot.library.usedFields);
  const id = useStore(session.status, (status) => status.id);
  // A new one with each reading of the text; the checks are drawn after it, when there is time.
  const stats = useStore(session.projections, (derived) => derived.stats);
  const read = useDeferredValue(stats);
  const site = useMemo(() => {
    if (!names) return null;
    return createKnownSite({ profile, files: names.files, posts: names.posts, usedFields });
  }, [names, profile, usedFields]);
  const [known, learn] = useState<Anchors>({ names: null, posts: new Map() });
  const found = useMemo(() => {
    if (!site || !read) return null;
    const asked = new Set<PostId>();
    const checks = checkPost(session.state().doc.toString(), id, site, (post) => {
      if (known.names !== names || !known.posts.has(post)) asked.add(post);
      return known.posts.get(post) ?? null;
    });
    return { checks, asked: [...asked] };
  }, [site, read, session, id, known, names]);
  useLinkedAnchors(session.library, names, found?.asked ?? none, learn);
  return { checks: found?.checks ?? null, problem };
}

/** The places of posts that links lead to, as they were when `names` were told. */
interface Anchors {
  readonly names: SiteNames | null;
  readonly posts: ReadonlyMap<PostId, PostAnchors | null>;
}

const none: readonly PostId[] = [];

/** Has the host look into the posts that links of this one name a place of: they are few. */
function useLinkedAnchors(
  library: PostSession['library'],
  names: SiteNames | null,
  asked: readonly PostId[],
  learn: Dispatch<SetStateAction<Anchors>>,
): void {
  const { api } = useApp();
  useEffect(() => {
    if (asked.length === 0) return undefined;
    const stop = new AbortController();
    api.checks.anchors({ library, ids: [...asked] }, { signal: stop.signal }).then(
      (anchors) => {
        const told = asked.map((id, index) => [id, anchors[index] ?? null] as const);
        learn((before) => ({ names, posts: new Map([...before.posts, ...told]) }));
      },
      // Without them nothing is said of such links; what keeps the host from answering shows elsewhere.
      () => {},
    );
    return () => stop.abort();
  }, [api, library, names, asked, learn]);
}

/** What links may lead to, asked for again when posts have come, gone or changed. */
function useSiteNames(library: PostSession['library']) {
  const { api } = useApp();
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const [found, setFound] = useState<{ names: SiteNames | null; problem: string | null }>({
    names: null,
    problem: null,
  });
  const asked = useRef(false);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      try {
        setFound({ names: await api.checks.site({ library }, { signal: stop.signal }), problem: null });
      } catch (error) {
        if (!stop.signal.aborted) setFound((before) => ({ ...before, problem: describeFailure(error) }));
      }
    };
    const timer = setTimeout(() => void ask(), asked.current ? settled : 0);
    asked.current = true;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, library, posts]);
  return found;
}

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { describeFailure } from '../../../shared/contract/errors.ts';
import { checkPost } from '../../../shared/checks/check-post.ts';
import { createKnownSite } from '../../../shared/checks/known-site.ts';
import type { Check, SiteNames } from '../../../shared/model/check.ts';
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
  const id = useStore(session.status, (status) => status.id);
  // A new one with each reading of the text; the checks are drawn after it, when there is time.
  const stats = useStore(session.projections, (derived) => derived.stats);
  const read = useDeferredValue(stats);
  const site = useMemo(() => {
    if (!names) return null;
    const addresses = names.posts.flatMap((post) => post.names);
    return createKnownSite({ profile, files: names.files, addresses });
  }, [names, profile]);
  const checks = useMemo(() => {
    if (!site || !read) return null;
    return checkPost(session.state().doc.toString(), id, site);
  }, [site, read, session, id]);
  return { checks, problem };
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

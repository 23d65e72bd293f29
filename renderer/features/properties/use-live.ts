import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { inheritedFields } from '../../../shared/frontmatter/inherit.ts';
import { liveFix } from '../../../shared/frontmatter/status/live-fix.ts';
import { postStatus } from '../../../shared/frontmatter/status/status.ts';
import type { Field, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { editOptions } from '../../../shared/frontmatter/edits/edit-options.ts';
import { editFields } from '../../document/edit-fields.ts';
import type { PostSession } from '../../document/types.ts';
import { liveSentence } from './live-sentence.ts';
import { useSharedAddress } from './use-shared-address.ts';

const minute = 60_000;

/** Whether the post goes live, and the click that helps. Looked at again each minute: a scheduled post goes live by itself. */
export function useLive(
  session: PostSession,
  profile: SiteProfile,
  frontMatter: FrontMatter,
  onMove: (to: PostId) => void,
) {
  const id = useStore(session.status, (status) => status.id);
  const now = useNow();
  const [error, setError] = useState<string | null>(null);
  const inherited = useMemo(
    () => inheritedFields(profile, id, frontMatter).map(inheritedLine),
    [profile, id, frontMatter],
  );
  const { status, fix } = useMemo(() => {
    const text = () => session.state().doc.toString();
    const options = { profile, id, frontMatter, now, text, editOptions: editOptions(profile) };
    return { status: postStatus(profile, id, frontMatter, now), fix: liveFix(options) };
  }, [session, profile, id, frontMatter, now]);
  const shared = useSharedAddress(session, id, status.state);
  const run = () => {
    if (!fix) return;
    if ('to' in fix) return onMove(fix.to);
    const outcome = editFields(session, profile, fix.edits);
    setError(outcome.kind === 'refused' ? outcome.problem.message : null);
  };
  return {
    state: status.state,
    inherited,
    shared,
    sentence: liveSentence(status, now, profile.timeZone),
    fix: fix && { label: fix.label, run },
    error,
  };
}

/** `tags: sea, salt, from content/posts/_index.md`. */
function inheritedLine({ path, value, source }: Field): string {
  const shown = [value].flat().map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)));
  return `${path.join('.')}: ${shown.join(', ')}, from ${source}`;
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}

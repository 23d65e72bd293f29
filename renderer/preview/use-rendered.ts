import { useEffect, useRef, useState } from 'react';
import { applyAnswer, type ShownBlock } from './blocks.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { startWorker } from './start-worker.ts';
import type { PreviewPaneProps, PreviewSession } from './types.ts';

export interface Rendered {
  /** null: nothing of this post has been rendered yet. */
  readonly blocks: readonly ShownBlock[] | null;
  readonly blocked: number;
  /** Why the preview is older than the text. */
  readonly problem: 'too-slow' | 'failed' | null;
}

interface Kept extends Rendered {
  readonly session: PreviewSession | null;
}

const nothing: Kept = { session: null, blocks: null, blocked: 0, problem: null };

type Input = Pick<PreviewPaneProps, 'session' | 'libraryId' | 'profile' | 'remoteImages'>;

/** The rendered post, following its text. One worker serves the pane whichever post it shows. */
export function useRendered(input: Input): Rendered {
  const { session, libraryId, profile, remoteImages } = input;
  const [kept, setKept] = useState<Kept>(nothing);
  const [schedule, setSchedule] = useState<Schedule | null>(null);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });

  useEffect(() => {
    let asked: PreviewSession | null = null;
    const created = createSchedule({
      createWorker: startWorker,
      request() {
        const { session: post, libraryId: library, ...rules } = latest.current;
        asked = post;
        return {
          text: post.fileText(),
          library,
          post: post.id(),
          profile: rules.profile,
          remoteImages: rules.remoteImages,
        };
      },
      // The blocks of the answer before are what the worker counts on, even when they were another post's.
      onAnswer: (answer) =>
        setKept((before) => ({
          session: asked,
          blocks: applyAnswer(before.blocks ?? [], answer),
          blocked: answer.blocked,
          problem: null,
        })),
      onGaveUp: (problem) => setKept((before) => ({ ...before, problem })),
    });
    setSchedule(created);
    return created.dispose;
  }, []);

  useEffect(() => {
    if (!schedule) return;
    schedule.restart();
    return session.onText(schedule.changed);
  }, [schedule, session, libraryId, profile, remoteImages]);

  return kept.session === session ? kept : { ...nothing, problem: kept.problem };
}

import { useEffect, useRef, useState } from 'react';
import type { TextChange } from '../../shared/base/text-change.ts';
import type { PagePiece } from '../../shared/markdown/live/live-page.ts';
import { createIdleQueue } from './idle-queue.ts';
import type { PageView } from './page-view.ts';
import type { OpenRequest, PreviewAnswer } from './protocol.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { startWorker } from './start-worker.ts';
import type { PreviewPaneProps, PreviewSession } from './types.ts';

/** What the pane says around the page. The page itself is drawn without React: a key must not make it look at thousands of
 * blocks. */
export interface PreviewState {
  /** There is nothing to show; false while that is not known yet. */
  readonly isEmpty: boolean;
  readonly blocked: number;
  /** Why the preview is older than the text. */
  readonly problem: 'too-slow' | 'failed' | null;
}

interface Kept extends PreviewState {
  readonly session: PreviewSession | null;
}

type Input = Pick<PreviewPaneProps, 'session' | 'libraryId' | 'profile' | 'remoteImages'>;

const nothing: PreviewState = { isEmpty: false, blocked: 0, problem: null };

/** Draws the post into the view, following its text. One worker serves the view whichever post it shows. `onDrawn` is called
 * after each change of the page. */
export function usePreview(input: Input, view: PageView | null, onDrawn: () => void): PreviewState {
  const { session, libraryId, profile, remoteImages } = input;
  const [kept, setKept] = useState<Kept>({ ...nothing, session: null });
  const [schedule, setSchedule] = useState<Schedule | null>(null);
  const latest = useRef({ input, onDrawn });
  useEffect(() => {
    latest.current = { input, onDrawn };
  });
  // Changes that the worker does not know yet; null: it has to be given the whole text.
  const pending = useRef<TextChange[] | null>(null);
  const page = useRef(0);
  const drawn = useRef<PreviewSession>(null);

  useEffect(() => {
    if (!view) return;
    const queue = createIdleQueue();
    const draw = (answer: PreviewAnswer, drew: (spent: number) => void) => {
      if (answer.page !== page.current) return;
      const started = performance.now();
      view.apply(answer);
      const applied = performance.now() - started;
      timeLayout(view.root, (laidOut) => drew(applied + laidOut));
      latest.current.input.session.shareFrame();
      setKept((before) => stateAfter(before, answer, view, latest.current.input.session));
      latest.current.onDrawn();
    };
    const created = createSchedule({
      createWorker: startWorker,
      request(isFresh) {
        const changes = isFresh ? null : pending.current;
        pending.current = [];
        return changes ? { kind: 'edit', changes } : openRequest(latest.current.input, page.current);
      },
      onAnswer(answer, drew) {
        const isWanted = () => answer.page === page.current;
        for (const pieces of partsToDraw(answer)) queue.add(() => isWanted() && view.drawAhead(pieces));
        queue.add(() => draw(answer, drew));
      },
      onGaveUp: (problem) => setKept((before) => ({ ...before, session: latest.current.input.session, problem })),
    });
    setSchedule(created);
    return () => {
      created.dispose();
      queue.clear();
    };
  }, [view]);

  useEffect(() => {
    if (!schedule) return;
    pending.current = null;
    page.current++;
    // The page of another post goes at once: nobody shall read it under the name of this one.
    if (drawn.current !== session) view?.clear();
    drawn.current = session;
    schedule.restart();
    return session.onChange((changes) => {
      if (!changes) pending.current = null;
      else pending.current?.push(...changes);
      schedule.changed();
    });
  }, [schedule, view, session, libraryId, profile, remoteImages]);

  return kept.session === session ? kept : nothing;
}

/** Characters of the page as JSON that are drawn in one go, a few milliseconds. */
const mostAtOnce = 40_000;

/** What of an answer is drawn before the rest, in parts: of one that makes the page longer. Another may show again what stands there. */
function partsToDraw({ isFirst, change }: PreviewAnswer): readonly (readonly PagePiece[])[] {
  if (isFirst || change.removed > 3) return [];
  const parts: PagePiece[][] = [];
  let size = Infinity;
  for (const piece of change.inserted) {
    if (size > mostAtOnce) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(piece);
    size += piece.json.length;
  }
  return parts.slice(0, -1);
}

/** Tells the milliseconds of the layout that the next frame begins with. */
function timeLayout(root: HTMLElement, tell: (spent: number) => void): void {
  requestAnimationFrame(() => {
    const started = performance.now();
    root.getBoundingClientRect();
    tell(performance.now() - started);
  });
}

function openRequest({ session, libraryId, profile, remoteImages }: Input, page: number): OpenRequest {
  const [text, post] = [session.fileText(), session.id()];
  return { kind: 'open', page, text, library: libraryId, post, profile, remoteImages };
}

/** The state after an answer; the same object where nothing but the page changed. */
function stateAfter(
  before: Kept,
  { blocked, isComplete }: PreviewAnswer,
  view: PageView,
  session: PreviewSession,
): Kept {
  const isEmpty = view.isEmpty && isComplete;
  const problem = isComplete || before.session !== session ? null : before.problem;
  const after = { session, isEmpty, blocked, problem };
  const isSame = (Object.keys(after) as (keyof Kept)[]).every((key) => before[key] === after[key]);
  return isSame ? before : after;
}

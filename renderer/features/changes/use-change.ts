import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangePlan, ChangeReport } from '../../../shared/model/task.ts';
import { without, type CarriedOut, type Change } from '../../state/changes.ts';
import { useApp } from '../../state/context.ts';

export type ChangeStep =
  | { readonly kind: 'looking' }
  | { readonly kind: 'plan'; readonly plan: ChangePlan; readonly leaveOut: readonly PostId[] }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly report: CarriedOut; readonly planned: readonly PostId[] }
  | { readonly kind: 'failed'; readonly why: string };

/** The steps of a change: what it would do, the work, what it did. What needs no look first begins at once. */
export function useChange(
  change: Change,
  saveAll: () => Promise<readonly PostId[]>,
  onDone: (report: ChangeReport) => void,
) {
  const { changes, tasks } = useApp();
  const [step, setStep] = useState<ChangeStep>({ kind: 'looking' });
  const task = useRef<string | null>(null);
  const fail = (error: unknown) => setStep({ kind: 'failed', why: describeFailure(error) });

  const carryOut = async (wanted: Change, leaveOut: readonly PostId[], planned: readonly PostId[]) => {
    setStep({ kind: 'running' });
    try {
      const report = await changes.run(wanted, leaveOut, (name) => (task.current = name));
      setStep({ kind: 'done', report, planned });
      onDone(report);
    } catch (error) {
      fail(error);
    }
  };
  const look = useEffectEvent(async (signal: AbortSignal) => {
    try {
      // What is typed belongs to the posts: it is saved first, and what cannot be is left out.
      const leaveOut = await saveAll();
      if (signal.aborted) return;
      const looking = changes.plan(change, leaveOut, signal);
      if (!looking) return await carryOut(change, leaveOut, namedIn(change));
      const plan = await looking;
      if (!signal.aborted) setStep({ kind: 'plan', plan, leaveOut });
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  });
  useEffect(() => {
    const stop = new AbortController();
    // Not within the effect: the dialog is on screen first.
    queueMicrotask(() => void look(stop.signal));
    return () => stop.abort();
  }, []);

  return {
    step,
    /** Carries it out in the posts that were looked at, without those of `out`. */
    run: (out: ReadonlySet<PostId>) => {
      if (step.kind !== 'plan') return Promise.resolve();
      const planned = step.plan.changes.map(({ id }) => id).filter((id) => !out.has(id));
      return carryOut(without(change, out, planned), step.leaveOut, planned);
    },
    cancel: () => {
      if (task.current) void tasks.cancel(task.current).catch(fail);
    },
  };
}

/** The posts that a change names; none: not known. */
const namedIn = (change: Change): readonly PostId[] => (change.kind === 'untrash' ? change.ids : []);

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { countOf } from '../../../shared/base/count-of.ts';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { GitChoice, GitFailure, GitResult } from '../../../shared/model/git.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Progress } from '../../../shared/model/task.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

/** What is going on, and what came of the last thing that was asked for. */
type GitStep =
  | { readonly kind: 'idle' }
  /** `task`: its name among the tasks; null: it is done in a moment. `isLook`: nothing is changed by it. */
  | { readonly kind: 'working'; readonly title: string; readonly task: string | null; readonly isLook?: true }
  | { readonly kind: 'told'; readonly message: string }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

interface Common {
  readonly library: ReturnType<typeof useLibrary>;
  readonly task: string;
  readonly leaveOut: PostId[];
}

const looking: GitStep = { kind: 'working', title: 'Looking', task: null, isLook: true };

const useLibrary = () => useSnapshot((snapshot) => snapshot.library.id);

/** One thing after the other that git is asked for, and what came of it. */
function useWork() {
  const { git, notices } = useApp();
  const [step, setStep] = useState(looking);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  /** In the panel, and when that was closed meanwhile as a notice: a push goes on without it. */
  const tell = (title: string, next: GitStep) => {
    setStep(next);
    if (isOpen.current) return;
    if (next.kind === 'told') notices.add({ kind: 'info', title, detail: next.message });
    if (next.kind === 'failed')
      notices.add({ kind: 'error', title, detail: `${next.failure.message} ${next.failure.remedy}` });
  };
  const work = async (
    title: string,
    start: () => Promise<GitResult | null>,
    first: GitStep = { kind: 'working', title, task: null },
  ): Promise<boolean> => {
    setStep(first);
    try {
      const result = await start();
      await git.refresh();
      tell(title, result === null ? { kind: 'idle' } : stepOf(result));
      return result?.kind === 'done';
    } catch (error) {
      tell(title, { kind: 'failed', failure: { message: describeFailure(error), remedy: '', output: '' } });
      return false;
    }
  };
  return { step, setStep, work };
}

/** What can be asked of git here. What was typed is saved first, and what cannot be is told to the host. */
export function useGitWork(saveAll: () => Promise<readonly PostId[]>) {
  const { api, tasks } = useApp();
  const library = useLibrary();
  const { step, setStep, work } = useWork();
  const task = useRef<string | null>(null);
  const run = (title: string, start: (common: Common) => Promise<AsyncIterator<Progress, GitResult>>) =>
    work(title, async () => {
      const leaveOut = [...(await saveAll())];
      return tasks.run(title, (name) => {
        task.current = name;
        setStep({ kind: 'working', title, task: name });
        return start({ library, task: name, leaveOut });
      });
    });
  const look = useEffectEvent(() => {
    const saved = async () => {
      await saveAll();
      return null;
    };
    return work('Looking', saved, looking);
  });
  useEffect(() => {
    // Not within the effect: the dialog is on screen first.
    queueMicrotask(() => void look());
  }, []);

  return {
    step,
    commit: (ids: readonly PostId[], message: string) =>
      run('Committing', (common) => api.git.commit({ ...common, ids: [...ids], message })),
    pull: () => run('Pulling', (common) => api.git.pull(common)),
    push: () => run('Pushing', (common) => api.git.push(common)),
    settle: (id: PostId, choice: GitChoice) =>
      work('Settling', async () => {
        await saveAll();
        return api.git.settle({ library, id, choice });
      }),
    abortMerge: () => work('Giving the merge up', () => api.git.abortMerge({ library })),
    stop: () => {
      if (task.current) void tasks.cancel(task.current).catch(() => {});
    },
  };
}

export type GitWork = ReturnType<typeof useGitWork>;

function stepOf(result: GitResult): GitStep {
  switch (result.kind) {
    case 'done':
      return { kind: 'told', message: result.message };
    case 'failed':
      return result;
    case 'cancelled':
      return { kind: 'told', message: 'Stopped.' };
    case 'conflicts':
      return {
        kind: 'told',
        message: `The pull met changes of the same lines in ${countOf(result.ids.length, 'file')}.`,
      };
  }
}

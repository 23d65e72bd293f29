import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { CheckReport } from '../../../shared/model/check.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

export type LibraryChecksStep =
  | { readonly kind: 'running' }
  /** `unsaved`: posts that were checked as their files have them. */
  | { readonly kind: 'done'; readonly report: CheckReport; readonly unsaved: readonly PostId[] }
  | { readonly kind: 'failed'; readonly why: string };

/** Checks all posts of the open library, from the start and whenever it is asked again. */
export function useLibraryChecks(saveAll: () => Promise<readonly PostId[]>) {
  const { api, tasks } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const [step, setStep] = useState<LibraryChecksStep>({ kind: 'running' });
  const task = useRef<string | null>(null);
  const cancel = () => {
    // What cannot be stopped ends by itself.
    if (task.current !== null) void tasks.cancel(task.current).catch(() => undefined);
  };
  const run = async () => {
    setStep({ kind: 'running' });
    try {
      const unsaved = await saveAll();
      const report = await tasks.run('Checking the library', (name) => {
        task.current = name;
        return api.checks.run({ library, task: name });
      });
      setStep({ kind: 'done', report, unsaved });
    } catch (error) {
      setStep({ kind: 'failed', why: describeFailure(error) });
    }
    task.current = null;
  };
  const start = useEffectEvent(() => void run());
  const stop = useEffectEvent(cancel);
  useEffect(() => {
    // Not within the effect: the dialog is on screen first.
    queueMicrotask(start);
    return stop;
  }, []);
  return { step, again: () => void run(), cancel };
}

import { useRef, useState } from 'react';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport, ChangePlan } from '../../../shared/model/task.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { explain } from '../../state/notices.ts';

type Step =
  | { readonly kind: 'name' }
  | { readonly kind: 'plan'; readonly plan: ChangePlan; readonly to: string; readonly leaveOut: readonly PostId[] }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly report: ChangeReport };

interface TagRenameOptions {
  readonly taxonomy: string;
  readonly from: string;
  readonly saveAll: () => Promise<readonly PostId[]>;
}

/** The steps of a rename over the library. */
export function useTagRename({ taxonomy, from, saveAll }: TagRenameOptions) {
  const { api, tasks } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const [step, setStep] = useState<Step>({ kind: 'name' });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const task = useRef<string | null>(null);

  const fail = (failure: unknown) => {
    setError(explain(toAppError(failure)));
    setStep({ kind: 'name' });
  };
  const plan = async (typed: string) => {
    const to = typed.trim();
    if (!to || to === from) return setError(to ? 'This is the name it has already.' : 'The tag needs a name.');
    setBusy(true);
    setError(null);
    try {
      const leaveOut = await saveAll();
      const planned = await api.tags.plan({
        ...{ library, taxonomy, leaveOut: [...leaveOut] },
        action: { kind: 'rename', from, to },
      });
      setStep({ kind: 'plan', plan: planned, to, leaveOut });
    } catch (failure) {
      fail(failure);
    }
    setBusy(false);
  };
  const run = async () => {
    if (step.kind !== 'plan') return;
    const { to, leaveOut } = step;
    setStep({ kind: 'running' });
    try {
      const report = await tasks.run(`Renaming “${from}”`, (name) => {
        task.current = name;
        const action = { kind: 'rename', from, to } as const;
        return api.tags.change({ library, taxonomy, action, leaveOut: [...leaveOut], task: name });
      });
      setStep({ kind: 'done', report });
    } catch (failure) {
      fail(failure);
    }
  };
  const cancel = () => {
    if (task.current) void tasks.cancel(task.current).catch(fail);
  };
  return { step, error, busy, plan, run, cancel, back: () => setStep({ kind: 'name' }) };
}

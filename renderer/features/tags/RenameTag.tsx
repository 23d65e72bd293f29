import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PlanView } from './PlanView.tsx';
import { RenameReport } from './RenameReport.tsx';
import { useTagRename } from './use-tag-rename.ts';
import styles from './tags.module.css';

interface RenameTagProps {
  readonly taxonomy: string;
  readonly tag: string;
  readonly saveAll: () => Promise<readonly PostId[]>;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Renaming in steps: the new name, what would change, the work, what was done. */
export function RenameTag({ taxonomy, tag, saveAll, onBack, onClose }: RenameTagProps) {
  const [to, setTo] = useState(tag);
  const rename = useTagRename({ taxonomy, from: tag, saveAll });
  const { step } = rename;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void rename.plan(to);
  };
  return (
    <Dialog
      title={`Rename “${tag}”`}
      width={step.kind === 'name' ? 'narrow' : 'wide'}
      onClose={onClose}
      actions={<Actions rename={rename} to={to} onBack={onBack} onClose={onClose} />}
    >
      {step.kind === 'name' && (
        <form onSubmit={submit}>
          <TextField label="New name" value={to} onChange={setTo} error={rename.error} autoFocus />
        </form>
      )}
      {step.kind === 'plan' && <PlanView plan={step.plan} />}
      {step.kind === 'running' && <Running />}
      {step.kind === 'done' && <RenameReport report={step.report} />}
    </Dialog>
  );
}

interface ActionsProps {
  readonly rename: ReturnType<typeof useTagRename>;
  readonly to: string;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function Actions({ rename, to, onBack, onClose }: ActionsProps) {
  const { step, busy } = rename;
  switch (step.kind) {
    case 'name':
      return (
        <>
          <Button onPress={onBack}>Back</Button>
          <Button look="primary" isDisabled={busy} onPress={() => void rename.plan(to)}>
            {busy ? 'Looking…' : 'Show what would change'}
          </Button>
        </>
      );
    case 'plan': {
      const count = step.plan.changes.length;
      return (
        <>
          <Button onPress={rename.back}>Back</Button>
          <Button look="primary" autoFocus isDisabled={count === 0} onPress={() => void rename.run()}>
            Rename in {count} {count === 1 ? 'post' : 'posts'}
          </Button>
        </>
      );
    }
    case 'running':
      return (
        <Button autoFocus onPress={rename.cancel}>
          Stop
        </Button>
      );
    case 'done':
      return (
        <Button look="primary" autoFocus onPress={onClose}>
          Done
        </Button>
      );
  }
}

function Running() {
  const { tasks } = useApp();
  const task = useStore(tasks.store, (all) => all.at(-1));
  const { done, total, label } = task?.progress ?? { done: 0, total: 0, label: '' };
  return (
    <div className={styles.running} aria-live="polite">
      <p>
        {task?.cancelling ? 'Stopping after the posts under way…' : total ? `${done} of ${total} posts` : 'Starting…'}
      </p>
      <ProgressBar label="Renaming" done={done} total={total} />
      <p className={styles.hint}>{label}</p>
    </div>
  );
}

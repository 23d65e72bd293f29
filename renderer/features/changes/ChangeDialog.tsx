import { useStore } from 'zustand';
import type { PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { changeVerb, describeChange, type Change } from '../../state/changes.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { PlanView } from './PlanView.tsx';
import { ReportView } from './ReportView.tsx';
import { tellOfChange } from './tell-of-change.ts';
import { useChange, type ChangeStep } from './use-change.ts';
import styles from './changes.module.css';

interface ChangeDialogProps {
  readonly change: Change;
  /** Saves every open post; answers those that could not be saved. */
  readonly saveAll: () => Promise<readonly PostId[]>;
  /** To where the change was asked for; absent where that was no dialog. */
  readonly onBack: (() => void) | undefined;
  readonly onClose: () => void;
}

/** A change over many posts, from what it would do to what it did. */
export function ChangeDialog({ change, saveAll, onBack, onClose }: ChangeDialogProps) {
  const { notices } = useApp();
  const { step, run, cancel } = useChange(change, saveAll);
  const close = () => {
    // Work goes on until it is stopped: the dialog stays for its report.
    if (step.kind === 'running') return cancel();
    onClose();
    if (step.kind === 'done') tellOfChange(notices, change, step.report);
  };
  return (
    <Dialog
      title={describeChange(change)}
      width="wide"
      onClose={close}
      actions={
        <Actions step={step} verb={changeVerb(change)} onBack={onBack} onRun={() => void run()} onClose={close} />
      }
    >
      {step.kind === 'looking' && <p aria-live="polite">Looking at the posts…</p>}
      {step.kind === 'plan' && <PlanView plan={step.plan} />}
      {step.kind === 'running' && <Running />}
      {step.kind === 'done' && <ReportView report={step.report} undone={change.kind === 'undo'} />}
      {step.kind === 'failed' && <p role="alert">{step.why}</p>}
    </Dialog>
  );
}

interface ActionsProps {
  readonly step: ChangeStep;
  readonly verb: string;
  readonly onBack: (() => void) | undefined;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

function Actions({ step, verb, onBack, onRun, onClose }: ActionsProps) {
  const back = onBack ? <Button onPress={onBack}>Back</Button> : <Button onPress={onClose}>Cancel</Button>;
  switch (step.kind) {
    case 'looking':
    case 'failed':
      return back;
    case 'plan': {
      const count = step.plan.changes.length;
      return (
        <>
          {back}
          <Button look="primary" autoFocus isDisabled={count === 0} onPress={onRun}>
            {verb} {count.toLocaleString('en')} {count === 1 ? 'post' : 'posts'}
          </Button>
        </>
      );
    }
    case 'running':
      return (
        <Button autoFocus onPress={onClose}>
          Stop
        </Button>
      );
    case 'done': {
      const { undo } = step.report;
      return (
        <>
          {undo !== null && <Button onPress={() => runCommand('changes.undo', undo)}>Undo</Button>}
          <Button look="primary" autoFocus onPress={onClose}>
            Done
          </Button>
        </>
      );
    }
  }
}

function Running() {
  const { tasks } = useApp();
  const task = useStore(tasks.store, (all) => all.at(-1));
  const { done, total, label } = task?.progress ?? { done: 0, total: 0, label: '' };
  const counted = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} posts`;
  return (
    <div className={styles.running} aria-live="polite">
      <p>{task?.cancelling ? 'Stopping after the posts under way…' : total ? counted : 'Starting…'}</p>
      <ProgressBar label="Changing posts" done={done} total={total} />
      <p className={styles.hint}>{label}</p>
    </div>
  );
}

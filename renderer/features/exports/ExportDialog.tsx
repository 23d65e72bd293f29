import type { FormEvent } from 'react';
import type { PostId } from '../../../shared/model/post.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RunningTask } from '../../ui/RunningTask.tsx';
import { ExportForm } from './ExportForm.tsx';
import { ExportReportView, ExportSummary } from './ExportReportView.tsx';
import { useExport } from './use-export.ts';
import styles from './exports.module.css';

interface ExportDialogProps {
  readonly session: PostSession | null;
  /** Posts that are chosen in the list. */
  readonly ids: readonly PostId[];
  readonly saveAll: () => Promise<readonly PostId[]>;
  readonly onClose: () => void;
}

/** Exporting: what, as what, where to; then progress; then what came of it. */
export function ExportDialog({ session, ids, saveAll, onClose }: ExportDialogProps) {
  const { tasks } = useApp();
  const work = useExport({ session, ids, saveAll });
  const { step } = work;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void work.run();
  };
  return (
    <Dialog
      title="Export"
      width="medium"
      onClose={onClose}
      actions={
        <>
          {step.kind === 'choose' && (
            <>
              {session && (
                <Button onPress={() => void work.download()} isDisabled={work.busy}>
                  Download this post as HTML
                </Button>
              )}
              <span className={styles.spring} />
              <Button onPress={onClose}>Cancel</Button>
              <Button look="primary" isDisabled={work.busy} onPress={() => void work.run()}>
                Export
              </Button>
            </>
          )}
          {step.kind === 'running' && (
            <Button autoFocus onPress={work.cancel}>
              Stop
            </Button>
          )}
          {step.kind === 'plan' && (
            <>
              <Button onPress={work.again}>Back</Button>
              <Button look="primary" autoFocus onPress={() => void work.goOn()}>
                Export
              </Button>
            </>
          )}
          {step.kind === 'done' && (
            <>
              <Button onPress={work.again}>Export again</Button>
              <Button look="primary" autoFocus onPress={onClose}>
                Done
              </Button>
            </>
          )}
        </>
      }
    >
      {step.kind === 'choose' && (
        <form className={styles.form} onSubmit={submit}>
          <ExportForm
            choice={work.choice}
            hasPost={session !== null}
            chosen={ids.length}
            faults={work.error === null ? work.faults : { ...work.faults, folder: work.error }}
            onChange={work.setChoice}
          />
        </form>
      )}
      {/* There from the beginning: what a region comes with is not read out, only what comes into it. */}
      <div aria-live="polite" className={styles.told}>
        {step.kind === 'running' && <RunningTask label="Exporting" tasks={tasks.store} />}
        {step.kind === 'plan' && <ExportSummary report={step.report} isPlanned />}
        {step.kind === 'done' && <ExportSummary report={step.report} />}
      </div>
      {step.kind === 'plan' && <ExportReportView report={step.report} isPlanned />}
      {step.kind === 'done' && <ExportReportView report={step.report} />}
    </Dialog>
  );
}

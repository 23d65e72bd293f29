import { useCallback, useState } from 'react';
import { tagWarnings, type TagWarnings } from '../../../shared/library/tag-warnings.ts';
import type { Rename } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangePlan, ChangeReport } from '../../../shared/model/task.ts';
import { runCommand } from '../../commands/registry.ts';
import { describeChange, isOfPosts, type Change } from '../../state/changes.ts';
import { useApp } from '../../state/context.ts';
import { linksLeft } from '../../state/links-left.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RunningTask } from '../../ui/RunningTask.tsx';
import { PlanSummary, PlanView } from './PlanView.tsx';
import { ReportView } from './ReportView.tsx';
import { tellOfChange, wayBack } from './tell-of-change.ts';
import { useChange, type ChangeStep } from './use-change.ts';
import { buttonOf, summaryOf } from './words.ts';
import styles from './changes.module.css';

interface ChangeDialogProps {
  readonly change: Change;
  /** Saves every open post; answers those that could not be saved. */
  readonly saveAll: () => Promise<readonly PostId[]>;
  /** To where the change was asked for; absent where that was no dialog. */
  readonly onBack: (() => void) | undefined;
  readonly onDone: (report: ChangeReport) => void;
  readonly onClose: () => void;
}

/** A change over many posts, from what it would do to what it did. */
export function ChangeDialog({ change, saveAll, onBack, onDone, onClose }: ChangeDialogProps) {
  const { hello, notices, tasks } = useApp();
  const { step, run, cancel } = useChange(change, saveAll, onDone);
  const warnings = useTagWarnings(change);
  const [out, setOut] = useState<ReadonlySet<PostId>>(new Set());
  const links = useTrashLinks(step, change, out);
  const count = step.kind === 'plan' ? step.plan.changes.length - out.size : 0;
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
        <Actions
          {...{ change, step, count, onBack }}
          pages={warnings.pages}
          onRun={() => void run(out)}
          onClose={close}
        />
      }
    >
      {/* There from the first step to the last: what a region comes with is not read out, only what comes into it. */}
      <div aria-live="polite">
        {step.kind === 'looking' && <p>Looking at the posts…</p>}
        {step.kind === 'plan' && (
          <PlanSummary plan={step.plan}>{summaryOf(change, count, hello.capabilities)}</PlanSummary>
        )}
        {step.kind === 'running' && (
          <RunningTask
            label="Changing posts"
            tasks={tasks.store}
            unit="post"
            stopping="Stopping after the posts under way…"
          />
        )}
        {step.kind === 'done' && <ReportView change={change} report={step.report} planned={step.planned} />}
      </div>
      {step.kind === 'plan' && change.kind === 'publish' && hasDateToChoose(change, step.plan) && (
        <PublishDate change={change} />
      )}
      {step.kind === 'plan' && <LinksToo change={change} />}
      {step.kind === 'plan' && (
        <PlanView
          plan={step.plan}
          warnings={links === null ? warnings.sentences : [links]}
          out={out}
          {...(isOfPosts(change) ? { onOut: setOut } : {})}
        />
      )}
      {step.kind === 'failed' && <p role="alert">{step.why}</p>}
    </Dialog>
  );
}

interface ActionsProps {
  readonly change: Change;
  readonly step: ChangeStep;
  /** Posts that would change. */
  readonly count: number;
  /** Files that would follow what was done. */
  readonly pages: readonly Rename[];
  readonly onBack: (() => void) | undefined;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

function Actions({ change, step, count, pages, onBack, onRun, onClose }: ActionsProps) {
  const leave = onBack ? <Button onPress={onBack}>Back</Button> : <Button onPress={onClose}>Cancel</Button>;
  switch (step.kind) {
    case 'looking':
    case 'failed':
      return leave;
    case 'plan':
      return (
        <>
          {leave}
          <Button
            look={change.kind === 'trash' ? 'danger' : 'primary'}
            autoFocus
            isDisabled={count === 0}
            onPress={onRun}
          >
            {buttonOf(change, count)}
          </Button>
        </>
      );
    case 'running':
      return (
        <Button autoFocus onPress={onClose}>
          Stop
        </Button>
      );
    case 'done': {
      const { undo, takeBack, changed } = step.report;
      const back = takeBack === null ? null : wayBack(change, takeBack);
      return (
        <>
          {undo !== null && pages.length > 0 && <MovePages pages={pages} />}
          {back && <Button onPress={() => runCommand(back.command, back.argument)}>{back.label}</Button>}
          {change.kind === 'publish' && changed.length > 0 && (
            <Button onPress={() => runCommand('git.open')}>Commit and push…</Button>
          )}
          {takeBack === null && change.kind === 'trash' && changed.length > 0 && (
            <Button onPress={() => runCommand('history.deleted')}>Deleted posts…</Button>
          )}
          <Button look="primary" autoFocus onPress={onClose}>
            Done
          </Button>
        </>
      );
    }
  }
}

/** Goes on to the pages of the tags that were changed. */
function MovePages({ pages }: { readonly pages: readonly Rename[] }) {
  const { ui } = useApp();
  const change: Change = { kind: 'rename', renames: pages, skipped: [], links: false };
  return (
    <Button onPress={() => ui.setState({ dialog: { kind: 'change', change } })}>
      {pages.length === 1 ? 'Move the tag’s page…' : 'Move the tags’ pages…'}
    </Button>
  );
}

type Publishing = Extract<Change, { kind: 'publish' }>;

/** A post that readers have is not dated; one that keeps its date may be left as it is for that. */
const hasDateToChoose = ({ date }: Publishing, { changes }: ChangePlan) => date !== 'now' || changes.length > 0;

/** Whether publishing dates the post, and the way to the other answer. */
function PublishDate({ change }: { readonly change: Publishing }) {
  const { ui } = useApp();
  const isNow = change.date === 'now';
  const turn = () => ui.setState({ dialog: { kind: 'change', change: { ...change, date: isNow ? 'keep' : 'now' } } });
  return (
    <p className={styles.hint}>
      {isNow ? 'It is dated now. ' : 'It keeps its date. '}
      <Button look="link" onPress={turn}>
        {isNow ? 'Keep its date' : 'Date it now'}
      </Button>
    </p>
  );
}

/** Whether the links of other posts follow files that move, and the way to the other answer. */
function LinksToo({ change }: { readonly change: Change }) {
  const { ui } = useApp();
  if (change.kind !== 'rename') return null;
  const { links } = change;
  const turn = () => ui.setState({ dialog: { kind: 'change', change: { ...change, links: !links } } });
  return (
    <p className={styles.hint}>
      {links ? 'Links follow. ' : 'Links to them stay as they are. '}
      <Button look="link" onPress={turn}>
        {links ? 'Leave links as they are' : 'Set them right too'}
      </Button>
    </p>
  );
}

/** What links to the posts that would go to the trash, in a sentence. */
function useTrashLinks(step: ChangeStep, change: Change, out: ReadonlySet<PostId>): string | null {
  const app = useApp();
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (step.kind !== 'plan' || change.kind !== 'trash') return null;
      const going = step.plan.changes.flatMap(({ id }) => (out.has(id) ? [] : [id]));
      return linksLeft(app, going, signal);
    },
    [app, step, change, out],
  );
  return useAnswer(ask);
}

const nothing: TagWarnings = { sentences: [], pages: [] };

/** Of the posts as they were when the dialog opened: what was changed has no tags of the old name. */
function useTagWarnings(change: Change): TagWarnings {
  const { library } = useApp();
  const [found] = useState(() => {
    const { snapshot } = library.store.getState();
    if (change.kind !== 'tags' || !snapshot) return nothing;
    return tagWarnings(snapshot.library.profile, snapshot.posts, change.taxonomy, change.action);
  });
  return found;
}

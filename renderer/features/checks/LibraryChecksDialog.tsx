import { useMemo, useState } from 'react';
import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import { checkTitles } from '../../../shared/checks/check-titles.ts';
import { checkCodes, type Check, type CheckCode, type CheckReport } from '../../../shared/model/check.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RunningTask } from '../../ui/RunningTask.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { CheckMark } from './CheckMark.tsx';
import { useLibraryChecks } from './use-library-checks.ts';
import { toPost, useWayTo } from './use-way-to.ts';
import styles from './checks.module.css';

interface LibraryChecksDialogProps {
  /** Saves every open post; answers those that could not be saved. */
  readonly saveAll: () => Promise<readonly PostId[]>;
  readonly onShow: (id: PostId, line: number | null) => void;
  readonly onClose: () => void;
}

/** What is broken or missing in the whole library, by kind, each with the way to its place. */
export function LibraryChecksDialog({ saveAll, onShow, onClose }: LibraryChecksDialogProps) {
  const { tasks, ui } = useApp();
  const wayTo = useWayTo(onShow);
  const { step, again, cancel } = useLibraryChecks(saveAll);
  const [shown, setShown] = useState<CheckCode | 'all'>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const isRunning = step.kind === 'running';
  const findings = useMemo(() => (step.kind === 'done' ? numbered(step.report) : []), [step]);
  const wayOf = (wanted: string | null) => wayTo(findings.find(({ key }) => key === wanted)?.check);
  const way = wayOf(chosen);
  const fixable = shown === 'all' ? 0 : findings.filter(({ check }) => check.code === shown && check.fix).length;
  const fix = () => {
    if (shown === 'all') return;
    ui.setState({ dialog: { kind: 'change', change: { kind: 'fix', code: shown }, back: { kind: 'library-checks' } } });
  };
  return (
    <Dialog
      title="Check the library"
      width="wide"
      onClose={onClose}
      actions={
        <>
          {/* One button, which keeps the focus. */}
          <Button autoFocus onPress={isRunning ? cancel : again}>
            {isRunning ? 'Stop' : 'Check again'}
          </Button>
          {fixable > 0 && <Button onPress={fix}>Set {formatNumber(fixable)} right…</Button>}
          {!isRunning && (
            <Button look="primary" isDisabled={!way} onPress={() => way?.go()}>
              {way?.label ?? toPost}
            </Button>
          )}
        </>
      }
    >
      {/* There from the beginning: what a region comes with is not read out, only what comes into it. */}
      <div aria-live="polite">
        {isRunning && <RunningTask label="Checking posts" tasks={tasks.store} unit="post" />}
        {step.kind === 'done' && <Summary report={step.report} unsaved={step.unsaved.length} />}
        {step.kind === 'done' && findings.length === 0 && (
          <EmptyState title="Nothing to set right">
            Links, images, headings, addresses and the front matter of all posts are in order.
          </EmptyState>
        )}
      </div>
      {step.kind === 'failed' && <p role="alert">{step.why}</p>}
      {findings.length > 0 && (
        <>
          <Select label="Show" value={shown} options={choices(findings)} onChange={setShown} />
          <div className={styles.library}>
            <VirtualListBox
              label="Findings"
              groups={groupsOf(findings, shown)}
              idOf={({ key }) => key}
              textOf={({ check }) => check.message}
              idAttribute="data-finding"
              rowHeight={rowHeight}
              revealed={null}
              selected={new Set(chosen === null ? [] : [chosen])}
              onSelect={(keys) => setChosen([...keys].at(-1) ?? null)}
              onAction={(key) => wayOf(key)?.go()}
            >
              {drawRow}
            </VirtualListBox>
          </div>
        </>
      )}
    </Dialog>
  );
}

interface Finding {
  readonly key: string;
  readonly check: Check;
}

/** Pixels. */
const rowHeight = 56;

const numbered = ({ checks }: CheckReport): readonly Finding[] =>
  checks.map((check, index) => ({ key: String(index), check }));

const ofCode = (findings: readonly Finding[], code: CheckCode) => findings.filter(({ check }) => check.code === code);

function groupsOf(findings: readonly Finding[], shown: CheckCode | 'all') {
  return checkCodes
    .filter((code) => shown === 'all' || code === shown)
    .map((code) => ({ heading: checkTitles[code], items: ofCode(findings, code) }))
    .filter(({ items }) => items.length > 0);
}

function choices(findings: readonly Finding[]) {
  const kinds = checkCodes.map((code) => ({
    value: code,
    label: checkTitles[code],
    note: formatNumber(ofCode(findings, code).length),
  }));
  return [{ value: 'all' as const, label: 'All kinds' }, ...kinds.filter(({ note }) => note !== '0')];
}

const drawRow = ({ check }: Finding) => (
  <span className={styles.finding}>
    <CheckMark code={check.code} />
    <span className={styles.message} dir="auto">
      {check.message}
    </span>
    <span className={styles.where}>
      {check.id ?? (check.about?.kind === 'tags' ? check.about.taxonomy : 'The library')}
      {check.line !== null && `, line ${formatNumber(check.line)}`}
    </span>
  </span>
);

function Summary({ report, unsaved }: { readonly report: CheckReport; readonly unsaved: number }) {
  const { checks, failed, cancelled } = report;
  const posts = new Set(checks.flatMap(({ id }) => id ?? [])).size;
  const words = [
    cancelled && 'Stopped: only some of the posts were looked at.',
    checks.length > 0 && `${countOf(checks.length, 'finding')} in ${countOf(posts, 'post')}.`,
    failed[0] && `${countOf(failed.length, 'post')} could not be read: ${failed[0].id}: ${failed[0].message}`,
    unsaved > 0 && `${countOf(unsaved, 'post')} could not be saved: what the file holds was looked at.`,
  ];
  return <p>{words.filter(Boolean).join(' ')}</p>;
}

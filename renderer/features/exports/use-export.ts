import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ExportProposal, ExportReport, ExportRequest } from '../../../shared/model/task.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import type { Library } from '../../state/library.ts';
import { downloadText } from './download-text.ts';
import {
  changedParts,
  faultsOf,
  firstChoice,
  requestOf,
  type ExportChoice,
  type ExportSource,
} from './export-choice.ts';

type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'running' }
  /** What it would do: of several posts that are not simply all that are live. */
  | { readonly kind: 'plan'; readonly request: ExportRequest; readonly report: ExportReport }
  | { readonly kind: 'done'; readonly report: ExportReport };

interface ExportOptions {
  readonly session: PostSession | null;
  readonly ids: readonly PostId[];
  readonly saveAll: () => Promise<readonly PostId[]>;
}

function sourceOf({ store }: Library, chosen: readonly PostId[], session: PostSession | null): ExportSource {
  return { posts: store.getState().snapshot?.posts ?? [], chosen, current: session?.id() ?? null };
}

/** The steps of an export, with the folder and the choices of the last one. */
export function useExport({ session, ids, saveAll }: ExportOptions) {
  const { api, library: libraries, tasks, notices } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const [choice, setChoice] = useProposal(ids.length, session !== null);
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const task = useRef<string | null>(null);
  const source = () => sourceOf(libraries, ids, session);
  const faults = tried ? faultsOf(choice, source()) : {};

  const start = async (request: ExportRequest) => {
    setStep({ kind: 'running' });
    setError(null);
    try {
      const unsaved = await saveAll();
      const report = await tasks.run(request.dryRun ? 'Looking at the export' : 'Exporting', (name) => {
        task.current = name;
        return api.exports.run({ library, request, task: name });
      });
      const all = withUnsaved(report, unsaved);
      setStep(
        request.dryRun && !all.cancelled ? { kind: 'plan', request, report: all } : { kind: 'done', report: all },
      );
    } catch (failure) {
      setError(describeFailure(failure));
      setStep({ kind: 'choose' });
    }
  };
  const run = async () => {
    setTried(true);
    setError(null);
    if (Object.keys(faultsOf(choice, source())).length > 0) return;
    const request = requestOf(choice, source());
    const isLookedAt = request.scope.kind === 'posts' && choice.scope !== 'post';
    await start({ ...request, ...(isLookedAt && { dryRun: true }) });
  };
  const goOn = async () => {
    if (step.kind === 'plan') await start({ ...step.request, dryRun: false });
  };
  const download = async () => {
    if (!session) return;
    setBusy(true);
    try {
      const page = await api.exports.page({ library, id: session.id(), text: session.fileText() });
      downloadText(page.fileName, page.html, 'text/html');
    } catch (failure) {
      setError(describeFailure(failure));
    }
    setBusy(false);
  };
  const cancel = () => {
    if (task.current)
      void tasks.cancel(task.current).catch((failure) => notices.fail('It could not be stopped', failure));
  };
  const again = () => setStep({ kind: 'choose' });
  return { choice, setChoice, step, faults, error, busy, run, goOn, download, cancel, again };
}

/** The choices, once the host has said what the last ones were. What the person has touched by then, and only that, stays. */
function useProposal(chosen: number, hasPost: boolean) {
  const { api, library: libraries } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const generator = useSnapshot((snapshot) => snapshot.library.profile.generator);
  const look = useStore(libraries.store, ({ settings }) => settings.look);
  const [proposal, setProposal] = useState<ExportProposal | null>(null);
  const [touched, setTouched] = useState<Partial<ExportChoice>>({});
  useEffect(() => {
    let isCurrent = true;
    void api.exports
      .propose({ library })
      .then((proposed) => {
        if (isCurrent) setProposal(proposed);
      })
      // Without a proposal the person types the path.
      .catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [api, library]);
  const choice = { ...firstChoice(chosen, hasPost, proposal, { look, generator }), ...touched };
  // The one that a click was on may be older than the proposal: of it counts what the click made different.
  const change = (next: ExportChoice) => setTouched((now) => ({ ...now, ...changedParts(choice, next) }));
  return [choice, change] as const;
}

/** The export reads files: a post that could not be saved went out as its file has it. */
const withUnsaved = (report: ExportReport, unsaved: readonly PostId[]): ExportReport => ({
  ...report,
  warnings: [
    ...unsaved.map((id) => ({ id, message: 'Not saved: exported as the file has it, without your latest changes.' })),
    ...report.warnings,
  ],
});

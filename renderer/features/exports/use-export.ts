import { useEffect, useRef, useState } from 'react';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ConversionTarget, ExportReport, ExportRequest, themeNames } from '../../../shared/model/task.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { explain } from '../../state/notices.ts';
import { downloadText } from './download-text.ts';

export interface ExportChoice {
  readonly scope: 'chosen' | 'post' | 'live';
  readonly to: 'html' | 'pdf' | 'site' | 'markdown' | 'markdown-body' | 'convert';
  /** Of a conversion. */
  readonly generator: ConversionTarget;
  readonly folder: string;
  /** Of a site. */
  readonly theme: (typeof themeNames)[number];
}

type Step =
  { readonly kind: 'choose' } | { readonly kind: 'running' } | { readonly kind: 'done'; readonly report: ExportReport };

interface ExportOptions {
  readonly session: PostSession | null;
  readonly ids: readonly PostId[];
  readonly saveAll: () => Promise<readonly PostId[]>;
}

/** The steps of an export, with the folder that the host proposes. */
export function useExport({ session, ids, saveAll }: ExportOptions) {
  const { api, tasks, notices } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const [choice, setChoice] = useState<ExportChoice>({
    scope: ids.length > 0 ? 'chosen' : session ? 'post' : 'live',
    to: 'html',
    folder: '',
    theme: 'default',
    generator: 'hugo',
  });
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const task = useRef<string | null>(null);

  useEffect(() => {
    void api.exports
      .proposeFolder({ library })
      .then((folder) => setChoice((now) => (now.folder ? now : { ...now, folder })))
      // Without a proposal the person types the path.
      .catch(() => {});
  }, [api, library]);

  const run = async () => {
    const scope = choice.to === 'site' ? ({ kind: 'live' } as const) : scopeOf(choice.scope, session, ids);
    if (!choice.folder.trim()) return setError('Choose the folder that receives the export.');
    setStep({ kind: 'running' });
    setError(null);
    try {
      const unsaved = await saveAll();
      const request = requestOf(choice, scope);
      const report = await tasks.run('Exporting', (name) => {
        task.current = name;
        return api.exports.run({ library, request, task: name });
      });
      setStep({ kind: 'done', report: withUnsaved(report, unsaved) });
    } catch (failure) {
      setError(explain(toAppError(failure)));
      setStep({ kind: 'choose' });
    }
  };
  const download = async () => {
    if (!session) return;
    setBusy(true);
    try {
      const page = await api.exports.page({ library, id: session.id(), text: session.fileText() });
      downloadText(page.fileName, page.html, 'text/html');
    } catch (failure) {
      setError(explain(toAppError(failure)));
    }
    setBusy(false);
  };
  const cancel = () => {
    if (task.current)
      void tasks.cancel(task.current).catch((failure) => notices.fail('It could not be stopped', failure));
  };
  return { choice, setChoice, step, error, busy, run, download, cancel, again: () => setStep({ kind: 'choose' }) };
}

const requestOf = (choice: ExportChoice, scope: ExportRequest['scope']): ExportRequest => ({
  scope,
  to: choice.to === 'convert' ? choice.generator : choice.to,
  folder: choice.folder.trim(),
  drafts: scope.kind === 'posts',
  ...(choice.to === 'site' && { theme: choice.theme }),
});

function scopeOf(
  scope: ExportChoice['scope'],
  session: PostSession | null,
  ids: readonly PostId[],
): ExportRequest['scope'] {
  if (scope === 'chosen') return { kind: 'posts', ids };
  return scope === 'post' && session ? { kind: 'posts', ids: [session.id()] } : { kind: 'live' };
}

/** The export reads files: a post that could not be saved went out as its file has it. */
const withUnsaved = (report: ExportReport, unsaved: readonly PostId[]): ExportReport => ({
  ...report,
  warnings: [
    ...unsaved.map((id) => ({ id, message: 'Not saved: exported as the file has it, without your latest changes.' })),
    ...report.warnings,
  ],
});

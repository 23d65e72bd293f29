import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ExportReport, ExportRequest, ExportWarning, Refusal } from '../../../shared/model/task.ts';
import type { Theme } from '../../../shared/site/theme.ts';
import type { Disk } from '../../fs/disk.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import type { Shell } from '../shell.ts';
import type { Posts } from '../posts/posts.ts';
import type { PageJob } from './export-page.ts';
import type { Staged } from './export-slot.ts';
import type { ExportTarget } from './export-target.ts';
import type { RenderPool } from './render-pool.ts';

export interface ExporterOptions {
  readonly disk: Disk;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'read'>;
  /** Without `printPdf` there is no export to PDF. */
  readonly shell?: Pick<Shell, 'printPdf'>;
  readonly dataFolder: string;
  /** The look that a library's pages have where an export does not name one; without it they have the usual one. */
  readonly lookOf?: (library: LibraryId) => Promise<string>;
  /** Module of the worker that renders; null renders in this thread. */
  readonly renderWorker?: URL | null;
  readonly now?: () => number;
}

/** An export under way. */
export interface ExportRun extends ExporterOptions {
  readonly now: () => number;
  readonly library: OpenLibrary;
  readonly request: ExportRequest;
  readonly theme: Theme;
  readonly target: ExportTarget;
  readonly pool: RenderPool;
  readonly chosen: readonly PostId[];
  readonly skipped: readonly Refusal[];
  readonly names: ReadonlyMap<PostId, string>;
  readonly jobFor: (library: OpenLibrary, id: PostId, text: string, look: Pick<PageJob, 'back' | 'theme'>) => PageJob;
}

/** The report of an export that has written nothing. */
export const nothingDone = ({ target }: Pick<ExportRun, 'target'>): ExportReport => ({
  folder: target.folder,
  written: [],
  unchanged: [],
  removed: [],
  skipped: [],
  failed: [],
  warnings: [],
  cancelled: false,
});

/** A file that was prepared, and the post that it belongs to. */
export interface StagedFile {
  readonly id: PostId;
  readonly path: string;
  readonly staged: Staged;
}

/** The report of an export whose files are prepared. */
export function reportOf(
  run: Pick<ExportRun, 'target' | 'skipped' | 'library' | 'chosen' | 'request'>,
  files: readonly StagedFile[],
  { failed, warnings }: Pick<ExportReport, 'failed' | 'warnings'>,
): ExportReport {
  const paths = (wanted: Staged) =>
    [...new Set(files.filter(({ staged }) => staged === wanted).map(({ path }) => path))].toSorted();
  const foreign = files.filter(({ staged }) => staged === 'foreign');
  return {
    ...nothingDone(run),
    written: paths('written'),
    unchanged: paths('unchanged'),
    skipped: [...run.skipped, ...foreign.map(({ id, path }) => ({ id, why: foreignReason(path) }))],
    failed,
    warnings: [...unreadable(run), ...warnings],
  };
}

/** Of which posts signs are lost, since nobody knows their encoding. Copies have the bytes of their files. */
function unreadable({
  library,
  chosen,
  request,
}: Pick<ExportRun, 'library' | 'chosen' | 'request'>): readonly ExportWarning[] {
  if (request.to === 'markdown') return [];
  const isLost = (id: PostId) =>
    library.find(id)?.problems.some(({ code }) => code === 'not-utf8' || code === 'binary');
  return chosen.filter(isLost).map((id) => ({
    id,
    message: 'The file is not in UTF-8: what could not be read is shown as \u{fffd}. Convert it to UTF-8 first.',
  }));
}

const foreignReason = (path: string) =>
  `The folder already has a file ${path} that no export has written; it was left as it is.`;

import { basename, dirname, join } from 'node:path';
import { createTerminalShell } from '../../electron/cli/terminal-shell.ts';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import type { ExporterOptions } from '../../electron/services/exports/export-run.ts';
import { createExporter, type Exporter } from '../../electron/services/exports/exporter.ts';
import type { OpenLibrary } from '../../electron/services/library/libraries.ts';
import { createDrafts } from '../../electron/services/posts/drafts.ts';
import { createPosts } from '../../electron/services/posts/posts.ts';
import type { ExportReport, ExportRequest, Progress } from '../../shared/model/task.ts';
import { finish } from './finish.ts';
import { filesBelow, tempFolder } from './temp-library.ts';
import { testLibraries } from './test-libraries.ts';

export interface SiteBench {
  readonly exporter: Exporter;
  readonly library: OpenLibrary;
  readonly out: string;
  readonly dataFolder: string;
  readonly start: (
    request?: Partial<ExportRequest>,
    signal?: AbortSignal,
  ) => AsyncGenerator<Progress, ExportReport, void>;
  readonly run: (request?: Partial<ExportRequest>, signal?: AbortSignal) => Promise<ExportReport>;
}

interface BenchOptions extends Partial<Pick<ExporterOptions, 'disk' | 'lookOf'>> {
  /** What the list is read by. */
  readonly listing?: Disk;
  /** What an export is asked for where nothing else is said. */
  readonly usual?: Partial<ExportRequest>;
}

/** Opens a folder with real services, ready to export its live posts, as a site where nothing else is said. */
export async function siteBench(root: string, options: BenchOptions = {}): Promise<SiteBench> {
  const real = createDisk();
  const { listing = real, usual, ...others } = options;
  const libraries = testLibraries({ disk: listing, now: () => Date.UTC(2026, 0, 1) });
  const dataFolder = await tempFolder('data');
  const drafts = createDrafts({ disk: real, dataFolder });
  const posts = createPosts({ disk: real, libraries, drafts, shell: createTerminalShell(real, dataFolder) });
  const library = await libraries.open(root);
  const out = join(await tempFolder('export'), 'site');
  const exporter = createExporter({
    disk: real,
    libraries,
    posts,
    dataFolder,
    now: () => Date.UTC(2026, 0, 1),
    ...others,
  });
  const wanted: ExportRequest = { scope: { kind: 'live' }, to: 'site', folder: out, drafts: false, ...usual };
  const start: SiteBench['start'] = (request, signal) =>
    exporter.run(library.info.id, { ...wanted, ...request }, signal);
  return { exporter, library, out, dataFolder, start, run: (request, signal) => finish(start(request, signal)) };
}

/** What lies beside an export. */
export const filesBeside = async (out: string): Promise<readonly string[]> =>
  (await filesBelow(dirname(out))).filter((path) => !path.startsWith(`${basename(out)}/`));

import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import { createExporter, type Exporter } from '../../electron/services/exports/exporter.ts';
import { createLibraries, type OpenLibrary } from '../../electron/services/library/libraries.ts';
import { createDrafts } from '../../electron/services/posts/drafts.ts';
import { createPosts } from '../../electron/services/posts/posts.ts';
import type { ExportReport, ExportRequest, Progress } from '../../shared/model/task.ts';
import { finish } from './finish.ts';
import { tempFolder } from './temp-library.ts';

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

/** Opens a folder with real services, ready to export its live posts as a site. `disk`: what the exporter works on, `listing` the list. */
export async function siteBench(
  root: string,
  disk: Disk = createDisk(),
  listing: Disk = createDisk(),
): Promise<SiteBench> {
  const real = createDisk();
  const libraries = createLibraries({ disk: listing, watch: false, now: () => Date.UTC(2026, 0, 1) });
  onTestFinished(() => libraries.dispose());
  const dataFolder = await tempFolder('data');
  const nowhere = () => Promise.reject(new Error('not in this test'));
  const drafts = createDrafts({ disk: real, dataFolder });
  const posts = createPosts({ disk: real, libraries, drafts, shell: { trash: nowhere, reveal: nowhere } });
  const library = await libraries.open(root);
  const out = join(await tempFolder('export'), 'site');
  const exporter = createExporter({ disk, libraries, posts, dataFolder, now: () => Date.UTC(2026, 0, 1) });
  const usual: ExportRequest = { scope: { kind: 'live' }, to: 'site', folder: out, drafts: false };
  const start: SiteBench['start'] = (request, signal) =>
    exporter.run(library.info.id, { ...usual, ...request }, signal);
  return { exporter, library, out, dataFolder, start, run: (request, signal) => finish(start(request, signal)) };
}

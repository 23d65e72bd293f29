import { AppError } from '../../../shared/base/errors.ts';
import { safePath } from '../../../shared/base/slug.ts';
import type { FileCopy } from '../../../shared/convert/files.ts';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { renderPost } from '../../../shared/markdown/render/render.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ExportWarning } from '../../../shared/model/task.ts';
import type { Disk } from '../../fs/disk.ts';
import { resolveInside } from '../../fs/inside.ts';
import { mediaTypes } from '../assets/content-types.ts';
import type { Staged } from './export-slot.ts';
import type { ExportTarget } from './export-target.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { createPageLinks, deadLinks, shown, type PagePlace } from './page-links.ts';

export interface CopyRun {
  readonly disk: Disk;
  readonly library: OpenLibrary;
  readonly target: ExportTarget;
  readonly now: () => number;
}

export interface Copied {
  readonly files: readonly { readonly path: string; readonly staged: Staged }[];
  readonly warnings: readonly ExportWarning[];
}

/**
 * Copies a post's bytes, the images it shows and the files it leads to, each to its own path in the library: so that every
 * reference, relative or from the site's root, leads to the same place as before. What leads to nothing that is exported is said.
 */
export async function copyReferenced(
  run: CopyRun,
  place: PagePlace,
  id: PostId,
  { bytes, text }: { readonly bytes: Uint8Array; readonly text: string },
): Promise<Copied> {
  const path = safePath(id);
  const { profile } = run.library.info;
  const links = createPageLinks(run.disk, { root: run.library.root, id, text, profile, now: run.now() }, place);
  const files = [{ path, staged: await run.target.put(path, bytes) }];
  const warnings: ExportWarning[] = [];
  const { images } = renderPost(text, {
    assetUrl: () => null,
    remoteImages: true,
    profile,
    mdx: isMdxPost(id, profile),
    linkUrl: links.linkUrl,
  });
  const missing = images.filter((image) => image.state === 'missing');
  for (const { src, line } of new Map(missing.map((image) => [image.src, image])).values()) {
    const copied = await copyImage(run, id, src);
    if (copied) files.push(copied);
    else warnings.push({ id, line, message: `The image was not found: ${shown(src)}` });
  }
  const linked = await copyLinked(run, id, links.files);
  files.push(...linked.files);
  warnings.push(...linked.warnings, ...deadLinks(links).map((warning) => ({ id, ...warning })));
  return { files, warnings: warnings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** Copies the files that a post leads to, each to its own path in the library. */
export const copyLinked = (run: CopyRun, id: PostId, linked: Iterable<string>): Promise<Copied> =>
  copyFiles(
    run,
    id,
    [...linked].map((file) => ({ from: file, to: safePath(file) })),
  );

/** Copies files of the library for a post. One that cannot be read is said, and its copy of an earlier export stays. */
export async function copyFiles(
  { disk, library, target }: Pick<CopyRun, 'disk' | 'library' | 'target'>,
  id: PostId,
  copies: readonly FileCopy[],
): Promise<Copied> {
  const files: Copied['files'][number][] = [];
  const warnings: ExportWarning[] = [];
  for (const { from, to } of copies) {
    const bytes = await readIfFile(disk, library.root, from, () => target.spare(to));
    if (bytes) files.push({ path: to, staged: await target.put(to, bytes) });
    else warnings.push({ id, message: `The file could not be read, and is not in the export: ${shown(from)}` });
  }
  return { files, warnings };
}

async function copyImage(
  { disk, library, target }: CopyRun,
  id: PostId,
  src: string,
): Promise<{ path: string; staged: Staged } | null> {
  for (const candidate of assetCandidates(library.info.profile, id, src)) {
    if (!mediaTypes.has(/\.\w+$/.exec(candidate.toLowerCase())?.[0] ?? '')) continue;
    const path = safePath(candidate);
    const bytes = await readIfFile(disk, library.root, candidate, () => target.spare(path));
    if (bytes) return { path, staged: await target.put(path, bytes) };
  }
  return null;
}

/** Whether a file is there that another moment may let be read. */
const isUnreadable = ({ code }: AppError) => code === 'denied' || code === 'io';

/** null for whatever is no file here: missing, outside, a folder, a FIFO, a name too long ... */
async function readIfFile(
  disk: Disk,
  root: string,
  candidate: string,
  onUnreadable: () => void,
): Promise<Uint8Array | null> {
  try {
    return await disk.readFile(await resolveInside(disk, root, candidate));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isUnreadable(error)) onUnreadable();
    return null;
  }
}

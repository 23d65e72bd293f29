import { join } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { safeName, safePath } from '../../../shared/base/slug.ts';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import { isUnlisted } from '../../../shared/frontmatter/status/hidden.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { queryPosts } from '../../../shared/library/query.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import {
  conversionTargets,
  themeNames,
  type ConversionTarget,
  type CopiedPost,
  type CopyRequest,
  type ExportForm,
  type ExportProposal,
  type ExportReport,
  type ExportRequest,
  type ExportWarning,
  type Failure,
  type Progress,
  type Refusal,
} from '../../../shared/model/task.ts';
import { singleIndex } from '../../../shared/site/pages.ts';
import { ownFiles } from '../../../shared/site/plan.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';
import { exportConverted } from './convert-export.ts';
import { copyLinked, copyReferenced } from './export-copies.ts';
import type { Disk } from '../../fs/disk.ts';
import { copyPost } from './copy-post.ts';
import { pageNames } from './export-names.ts';
import { documentsFolder, readPlaces, rememberPlace } from './export-places.ts';
import { reportOf, type ExporterOptions, type ExportRun, type StagedFile } from './export-run.ts';
import { openTarget, type ExportTarget } from './export-target.ts';
import { isSectionPage } from '../library/index/walk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import { singleFrame } from './export-page.ts';
import { linkedPages } from './linked-pages.ts';
import { placeAlone, type PagePlace } from './page-links.ts';
import { createRenderPool } from './render-pool.ts';
import { openSiteCache, type SiteCache } from './site-cache.ts';
import { exportSite } from './site-export.ts';
import { loadTheme } from './theme-files.ts';
import { failuresOf, runTask, type TaskResult } from '../work/task.ts';
import { decodeText, encodeUtf8 } from '../posts/text-codec.ts';

export interface Exporter {
  /** Writes the export beside its folder, then swaps it in. Cancelled or failed, the folder stays as it was. */
  run(library: LibraryId, request: ExportRequest, signal?: AbortSignal): AsyncGenerator<Progress, ExportReport, void>;
  /** The page of one text, saved or not, with a file name to propose. */
  page(library: LibraryId, id: PostId, text: string): Promise<{ readonly html: string; readonly fileName: string }>;
  /** A text, or a stretch of it, for the clipboard: it takes the look of where it is pasted. */
  copy(library: LibraryId, id: PostId, text: string, request: CopyRequest): Promise<CopiedPost>;
  /** The style sheet that the library's pages have. AppError for one that cannot be read. */
  look(library: LibraryId): Promise<{ readonly css: string }>;
  /** Where the last export of the library went and how it was; else a folder of its name beside the person's documents. */
  propose(library: LibraryId): Promise<ExportProposal>;
}

export function createExporter(options: ExporterOptions): Exporter {
  const { disk, libraries, renderWorker = null, now = Date.now } = options;
  const placesFile = join(options.dataFolder, 'exports.json');
  const compiled = join(options.dataFolder, 'compiled');

  const jobFor: ExportRun['jobFor'] = (library, id, text, look) => {
    const siteTitle = siteTitleOf(library);
    return { ...sourceOf(library, id, text), siteTitle, ...look, now: now() };
  };
  const themeOf = themesOf(options);

  return {
    run: async function* (id, request, signal) {
      const library = libraries.get(id);
      if (request.to === 'pdf' && !options.shell?.printPdf) throw noPdf();
      await library.whole();
      const { chosen, skipped } = choosePosts(library, request);
      const pool = createRenderPool(disk, renderWorker, compiled);
      let opened: ExportTarget | null = null;
      try {
        // It loads while this thread finds out what has changed: most often that is one post.
        if (request.to === 'site' && chosen.length > 0) pool.start(1);
        const theme = await themeOf(id, askedLook(request));
        const cache =
          request.to === 'site' ? await openSiteCache(disk, options.dataFolder, library.root, request.folder) : null;
        const target = (opened = await openTarget(disk, request.folder, library.root, cache?.last.stamps));
        // The pages of a site have its addresses.
        const names = cache ? new Map<PostId, string>() : namesFor(request.to, chosen);
        const chosenPosts = { chosen, skipped, names };
        const run: ExportRun = { ...options, ...chosenPosts, now, library, request, theme, target, pool, jobFor };
        const settle = settling(run, placesFile);
        if (cache) return yield* exportWholeSite(run, cache, signal, settle);
        if (isConversion(request.to)) return yield* exportForGenerator(run, request.to, signal, settle);
        return yield* exportEach(run, signal, settle);
      } catch (error) {
        throw opened?.inWords(error) ?? error;
      } finally {
        await Promise.all([pool.close(), opened?.discard()]);
      }
    },
    page: async (library, id, text) => {
      const pool = createRenderPool(disk, renderWorker, compiled);
      try {
        const look = { back: null, theme: await themeOf(library) };
        const { root, info } = libraries.get(library);
        pool.setPages(placeAlone(addressesIn(disk.sync, root, info.profile)));
        const { html } = await pool.render(jobFor(libraries.get(library), id, text, look));
        return { html, fileName: pageNames([id]).get(id) ?? 'post.html' };
      } finally {
        await pool.close();
      }
    },
    copy: (library, id, text, request) =>
      copyPost(disk, { ...sourceOf(libraries.get(library), id, text), now: now() }, request),
    look: async (library) => ({ css: (await themeOf(library)).css }),
    propose: async (id) => proposalOf(disk, placesFile, libraries.get(id)),
  };
}

const siteTitleOf = ({ info }: OpenLibrary) => info.profile.siteTitle || info.name;
const sourceOf = ({ root, info }: OpenLibrary, id: PostId, text: string) => ({ root, id, text, profile: info.profile });

async function proposalOf(disk: Disk, placesFile: string, { info }: OpenLibrary): Promise<ExportProposal> {
  const { folders, choices } = await readPlaces(disk, placesFile);
  const usual = async () => join(await documentsFolder(disk), `${safeName(info.name)} export`);
  return { folder: folders[info.id] ?? (await usual()), last: choices[info.id] ?? null };
}

/** Reads the theme that is asked for, else the one of the library. */
const themesOf =
  ({ disk, lookOf }: ExporterOptions) =>
  async (library: LibraryId, asked?: string) =>
    loadTheme(disk, asked ?? (await lookOf?.(library)) ?? null);

/** The look that an export names. Markdown has none, and is not to fail because of one. */
function askedLook({ to, theme }: ExportRequest): string | undefined {
  return to === 'html' || to === 'pdf' || to === 'site' ? theme : themeNames[0];
}

/** Where the page of each post goes; copies keep their paths. */
const namesFor = (to: ExportForm, chosen: readonly PostId[]): ReadonlyMap<PostId, string> =>
  to === 'html' || to === 'pdf' ? pageNames(chosen) : new Map(chosen.map((id) => [id, safePath(id)]));

/** Puts an export in place, or says what that would do. */
type Settle = (report: ExportReport, prune: boolean) => Promise<ExportReport>;

function settling({ disk, library, request, target }: ExportRun, placesFile: string): Settle {
  return async (report, prune) => {
    const unread = unreadPosts(library, request);
    const isWhole = prune && unread.length === 0;
    const done = { ...report, failed: [...report.failed, ...unread], removed: isWhole ? await target.leftovers() : [] };
    if (request.dryRun) return done;
    await target.finish({ prune: isWhole });
    await rememberPlace(disk, placesFile, library.info.id, { ...request, folder: target.folder });
    return done;
  };
}

async function* exportWholeSite(run: ExportRun, cache: SiteCache, signal: AbortSignal | undefined, settle: Settle) {
  const { report, memory } = yield* exportSite(run, cache, signal);
  if (!memory) return report;
  yield { done: run.chosen.length, total: run.chosen.length, label: 'Putting it in place' };
  const settled = await settle(report, report.failed.length === 0);
  if (!run.request.dryRun) await cache.save({ ...memory, stamps: run.target.stampsInPlace() });
  return settled;
}

/** Whether a post is live nobody knows that cannot be read now: its page of before must not go for that. */
const unreadPosts = (library: OpenLibrary, { scope }: ExportRequest): readonly Failure[] =>
  (scope.kind === 'live' ? library.snapshot().posts : [])
    .filter(({ problems }) => problems.some(({ code }) => code === 'unreadable'))
    .map(({ id, why }) => ({ id, code: 'io', message: why }));

const noPdf = () =>
  new AppError('unsupported', 'No PDF can be made here.', {
    remedy: 'Print the post to a PDF, or export it from the desktop app.',
  });

const isConversion = (to: ExportForm): to is ConversionTarget => conversionTargets.some((target) => target === to);

async function* exportForGenerator(
  run: ExportRun,
  to: ConversionTarget,
  signal: AbortSignal | undefined,
  settle: Settle,
): AsyncGenerator<Progress, ExportReport, void> {
  const report = yield* exportConverted(run, to, signal);
  if (report.cancelled) return report;
  yield { done: run.chosen.length, total: run.chosen.length, label: 'Putting it in place' };
  return settle(report, run.request.scope.kind === 'live' && report.failed.length === 0);
}

async function* exportEach(run: ExportRun, signal: AbortSignal | undefined, settle: Settle) {
  const { chosen, pool, request } = run;
  const label = request.to === 'html' || request.to === 'pdf' ? 'Making pages' : 'Copying posts';
  const place = yield* linkedPages(run, signal);
  pool.setPages(place);
  const work = (post: PostId) => exportPost(run, place, post);
  const result = yield* runTask(chosen, { label, atOnce: pool.size, signal, work });
  // Nothing of a cancelled export reaches its folder, so nothing counts as written.
  const index = result.cancelled ? null : await addIndex(run, result);
  const made = result.done.flatMap(({ item, result: post }) => post.files.map((file) => ({ ...file, id: item })));
  const files = index ? [...made, { ...index, id: postId(index.path) }] : made;
  const report = reportOf(run, result.cancelled ? [] : files, {
    failed: failuresOf(result.failed, (id) => id),
    warnings: result.done.flatMap((entry) => entry.result.warnings),
  });
  if (result.cancelled) return { ...report, cancelled: true };
  yield { done: chosen.length, total: chosen.length, label: 'Putting it in place' };
  return await settle(report, request.scope.kind === 'live' && result.failed.length === 0);
}

type ExportedFile = Omit<StagedFile, 'id'>;

interface ExportedPost {
  readonly files: readonly ExportedFile[];
  readonly warnings: readonly ExportWarning[];
}

function choosePosts(
  library: OpenLibrary,
  { scope, drafts, to }: ExportRequest,
): { chosen: readonly PostId[]; skipped: readonly Refusal[] } {
  const { posts } = library.snapshot();
  const isOut = (post: PostSummary) => post.state === 'live' || (to === 'site' && isUnlisted(post));
  if (scope.kind === 'live') {
    // Who moves house leaves drafts behind knowingly, but not the words of a section.
    const left = isConversion(to) ? posts.filter((post) => !isOut(post) && isSectionPage(post.id)) : [];
    return { chosen: posts.filter(isOut).map(({ id }) => id), skipped: left.map(({ id, why }) => ({ id, why })) };
  }
  const skipped: Refusal[] = [];
  const chosen = [...new Set(scope.ids)].filter((id) => {
    const post = library.find(id);
    const why = !post ? 'It is not in the library.' : drafts || isOut(post) ? null : `It is not live: ${post.why}`;
    if (why !== null) skipped.push({ id, why });
    return why === null;
  });
  return { chosen, skipped };
}

async function exportPost(run: ExportRun, place: PagePlace, id: PostId): Promise<ExportedPost> {
  const { library, request, target } = run;
  if (request.to === 'markdown') {
    const bytes = await run.disk.readFile(await library.path(id));
    return copyReferenced(run, place, id, { bytes, text: decodeText(bytes).text });
  }
  const post = await run.posts.read(library.info.id, id);
  if (request.to === 'markdown-body') {
    const body = post.text.slice(bodyStart(post.text)).replace(/^(?:[ \t]*\r?\n)+/, '');
    return copyReferenced(run, place, id, { bytes: encodeUtf8(body, post.format), text: post.text });
  }
  const back = run.chosen.length > 1 && request.to === 'html' ? ownFiles.home : null;
  const page = await run.pool.render(run.jobFor(library, id, post.text, { back, theme: run.theme }));
  const name = run.names.get(id) ?? safePath(`${id}.html`);
  const printPdf = request.to === 'pdf' ? run.shell?.printPdf : undefined;
  const path = printPdf ? name.replace(/html$/, 'pdf') : name;
  const bytes = printPdf ? await printPdf(page.html) : new TextEncoder().encode(page.html);
  const files = [{ path, staged: await target.put(path, bytes) }];
  const linked = await copyLinked(run, id, page.files);
  const warnings = [...page.warnings.map((warning) => ({ id, ...warning })), ...linked.warnings];
  return { files: [...files, ...linked.files], warnings };
}

/** The page that "Back to Posts" leads to: the posts that have a page now, the latest first. */
async function addIndex(run: ExportRun, result: TaskResult<PostId, ExportedPost>): Promise<ExportedFile | null> {
  if (run.request.to !== 'html' || run.chosen.length < 2) return null;
  const made = new Set(result.done.map(({ item }) => item));
  await run.library.counted([...made]);
  const posts = queryPosts(run.library.snapshot().posts, {}).filter((post) => made.has(post.id));
  const readOf = (id: PostId) => {
    const { minutes, excerpt } = run.library.find(id) ?? { minutes: null, excerpt: '' };
    // Not counted is what another program changed in this very moment.
    return { minutes: minutes ?? 1, description: excerpt ?? '' };
  };
  const look = { frame: singleFrame(run.library.info.profile, siteTitleOf(run.library)), theme: run.theme };
  const listed = posts.map((post) => ({
    ...noSiteFields,
    ...post,
    language: languageOf(run.library.info.profile, post.id),
  }));
  const html = singleIndex(look, listed, readOf, (id) => run.names.get(id) ?? '');
  return { path: ownFiles.home, staged: await run.target.put(ownFiles.home, new TextEncoder().encode(html)) };
}

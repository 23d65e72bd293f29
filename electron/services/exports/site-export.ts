import { queryPosts } from '../../../shared/library/query.ts';
import { postId, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import type { ExportReport, Failure, Progress, Refusal } from '../../../shared/model/task.ts';
import type { SiteAddresses } from '../../../shared/generators/addresses.ts';
import { siteMap } from '../../../shared/site/links.ts';
import { assetFile } from '../../../shared/site/paths.ts';
import { ownFiles, planSite, type PlannedPost, type SitePlan } from '../../../shared/site/plan.ts';
import type { SitePost } from '../../../shared/site/site-post.ts';
import { addressesIn } from '../library/site/site.ts';
import { failuresOf, runTask, runTaskNow } from '../work/task.ts';
import { nothingDone, reportOf, type ExportRun, type StagedFile } from './export-run.ts';
import { createLibraryFiles } from './library-file.ts';
import { otherPages, putOther } from './other-pages.ts';
import { hashText, type KeptList, type KeptPage, type SiteCache, type SiteMemory } from './site-cache.ts';
import { isPage, type SiteContext } from './site-page.ts';
import { copyAsset, makePost, placeOfPost, untouchedPage, type PreparedPage, type SiteRun } from './site-steps.ts';

/** What the pages of this version look like, whatever else stays the same: to be raised when that changes. */
const pagesVersion = 6;

export interface SiteExport {
  readonly report: ExportReport;
  /** For the next export; null when this one was cancelled. */
  readonly memory: Omit<SiteMemory, 'stamps'> | null;
}

type Steps<T> = AsyncGenerator<Progress, T, void>;

/** Makes a whole site in the staging folder; the caller puts it in place. */
export async function* exportSite(
  run: ExportRun,
  cache: SiteCache,
  signal: AbortSignal | undefined,
): Steps<SiteExport> {
  const { library, disk, theme } = run;
  const profile = { ...library.info.profile, evidence: [] };
  run.pool.start(run.chosen.filter((id) => isChanged(cache.last, library.find(id))).length);
  const profileKey = hashText(JSON.stringify(profile));
  const read = yield* readPosts(run, cache, profileKey, signal);
  if (read.cancelled) return cancelled(run);
  const addresses = addressesOf(run);
  const plan = planSite({ profile, addresses, posts: read.posts, search: run.request.search ?? false });
  const look = { frame: frameOf(run, plan, addresses), theme };
  const map = siteMap(plan, addresses.base, [ownFiles.atom, ownFiles.jsonFeed]);
  const context: SiteContext = { root: library.root, profile, map, look, now: run.now() };
  run.pool.setSite(context);
  const siteKey = hashText(JSON.stringify({ pagesVersion, look, profile }));
  const libraryFiles = createLibraryFiles(disk.sync, library.root, profile);
  const mapKey = hashText(JSON.stringify(map));
  const { fields } = read;
  const site: SiteRun = { ...run, plan, context, files: libraryFiles, last: cache.last, fields, siteKey, mapKey };
  const made = yield* makePages(site, signal);
  // What the workers hold is not to be added to what the rest takes.
  await run.pool.close();
  const { pages } = made;
  const paths = [
    ...new Set(
      [...pages.values()].flatMap(({ uses }) => uses.flatMap(({ to }) => (to === null || isPage(to) ? [] : [to]))),
    ),
  ];
  const copied = yield* runTask(made.cancelled ? [] : paths, {
    label: 'Copying files',
    atOnce: 4,
    signal,
    work: (path) => copyAsset(site, path),
  });
  const files = [
    ...made.files,
    ...copied.done.map(({ item, result }) => ({ id: postId(item), path: assetFile(item), staged: result.staged })),
  ];
  yield { done: plan.posts.length, total: plan.posts.length, label: 'Making lists and feeds' };
  const lists: Record<string, KeptList> = {};
  for (const page of otherPages(site, pages)) {
    if (made.cancelled || copied.cancelled || signal?.aborted) return cancelled(run);
    const { path } = page;
    const { staged, kept } = await putOther(site, page);
    files.push({ id: postId(path), path, staged });
    if (kept) lists[path] = kept;
  }
  const failed = [...read.failed, ...made.failed, ...failuresOf(copied.failed, postId)];
  const memory = {
    profileKey,
    fields,
    pages: Object.fromEntries(pages),
    lists,
    mapKey,
    assets: Object.fromEntries(copied.done.map(({ item, result }) => [item, result.kept])),
  };
  return { report: reportOfSite(run, site, files, failed, pages), memory };
}

interface ReadPosts {
  readonly posts: readonly SitePost[];
  readonly fields: SiteMemory['fields'];
  readonly failed: readonly Failure[];
  readonly cancelled: boolean;
}

/** The place of every post, in the order of the index. */
async function* readPosts(
  run: ExportRun,
  cache: SiteCache,
  profileKey: string,
  signal: AbortSignal | undefined,
): Steps<ReadPosts> {
  const chosen = new Set(run.chosen);
  const posts = queryPosts(
    run.library.snapshot().posts.filter(({ id }) => chosen.has(id)),
    {},
  );
  const work = (post: PostSummary) => placeOfPost(run, cache.last, profileKey, post);
  const read = yield* runTaskNow(posts, { label: 'Reading posts', signal, work });
  return {
    posts: read.done.map(({ result }) => result.post),
    fields: Object.fromEntries(read.done.map(({ item, result }) => [item.id, result.kept])),
    failed: failuresOf(read.failed, ({ id }) => id),
    cancelled: read.cancelled,
  };
}

/** Whether a page has to be made anew, as far as that is known before a post is read. */
function isChanged({ fields }: SiteMemory, post: PostSummary | undefined): boolean {
  const last = post && fields[post.id];
  return !last || (post.revision !== null && post.revision !== last.revision);
}

interface MadePages {
  /** In the order of the plan, as the files. */
  readonly pages: ReadonlyMap<PostId, KeptPage>;
  readonly files: readonly StagedFile[];
  readonly failed: readonly Failure[];
  readonly cancelled: boolean;
}

/** The page of every post. Those that stay are found without waiting for each, since most often they are almost all. */
async function* makePages(site: SiteRun, signal: AbortSignal | undefined): Steps<MadePages> {
  const label = 'Making pages';
  const { posts } = site.plan;
  const looked = yield* runTaskNow(posts, { label, signal, work: (planned) => untouchedPage(site, planned) });
  const prepared = new Map<PlannedPost, PreparedPage>();
  for (const { item, result } of looked.done) if (result) prepared.set(item, result);
  const changed = looked.cancelled ? [] : posts.filter((planned) => !prepared.has(planned));
  const work = (planned: PlannedPost) => makePost(site, planned);
  const made = yield* runTask(changed, { label, atOnce: site.pool.size, signal, work });
  for (const { item, result } of made.done) prepared.set(item, result);
  const inOrder = posts.flatMap((planned) => {
    const found = prepared.get(planned);
    return found ? [{ id: planned.post.id, path: planned.file, ...found }] : [];
  });
  return {
    pages: new Map(inOrder.map(({ id, page }) => [id, page])),
    files: inOrder,
    failed: failuresOf(made.failed, ({ post }) => post.id),
    cancelled: looked.cancelled || made.cancelled,
  };
}

/** The site's own addresses, with the one that was asked for in place of its own. */
export function addressesOf({ library, request, disk }: ExportRun): SiteAddresses {
  const found = addressesIn(disk.sync, library.root, library.info.profile);
  return request.baseUrl === undefined ? found : { ...found, base: request.baseUrl };
}

function frameOf({ library }: ExportRun, plan: SitePlan, { base }: SiteAddresses) {
  const { siteTitle, language, author } = library.info.profile;
  const menu = plan.overviews.map(({ title, file }) => ({ label: title, file }));
  if (plan.search !== null) menu.push({ label: 'Search', file: plan.search });
  return { title: siteTitle || library.info.name, language, author, menu, base };
}

function reportOfSite(
  run: ExportRun,
  { plan, context }: SiteRun,
  files: readonly StagedFile[],
  failed: readonly Failure[],
  pages: ReadonlyMap<PostId, { readonly warnings: readonly { message: string; line: number }[] }>,
): ExportReport {
  const warnings = [...pages].flatMap(([id, page]) => page.warnings.map((warning) => ({ id, ...warning })));
  const report = reportOf({ ...run, skipped: [...run.skipped, ...plan.skipped] }, files, {
    failed,
    warnings: [...plan.warnings, ...warnings],
  });
  const noMap: Refusal = {
    id: postId(ownFiles.sitemap),
    why: 'The site names no address of its own, and a sitemap holds whole addresses only.',
  };
  return context.look.frame.base === null ? { ...report, skipped: [...report.skipped, noMap] } : report;
}

const cancelled = (run: ExportRun): SiteExport => ({ report: { ...nothingDone(run), cancelled: true }, memory: null });

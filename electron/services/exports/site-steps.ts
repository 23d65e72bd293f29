import { join } from 'node:path';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import { isUnlisted } from '../../../shared/frontmatter/status/hidden.ts';
import { revision, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import { assetFile } from '../../../shared/site/paths.ts';
import type { PlannedPost, SitePlan } from '../../../shared/site/plan.ts';
import { noSiteFields, readersDate, siteFields, type SitePost } from '../../../shared/site/site-post.ts';
import { resolveInside } from '../../fs/inside.ts';
import { hashBytes } from '../../fs/revision.ts';
import type { Staged } from './export-slot.ts';
import type { ExportRun } from './export-run.ts';
import { readTextNow } from '../posts/post-text.ts';
import type { LibraryFiles } from './library-file.ts';
import { hashText, type KeptFields, type KeptPage, type SiteMemory } from './site-cache.ts';
import { isPage, targetOf, type SiteContext } from './site-page.ts';

/** An export of a site under way, with its plan. */
export interface SiteRun extends ExportRun {
  readonly plan: SitePlan;
  readonly context: SiteContext;
  readonly files: LibraryFiles;
  readonly last: SiteMemory;
  readonly fields: SiteMemory['fields'];
  /** Of all that is the same on every page. */
  readonly siteKey: string;
  /** Of all that links between pages hang on, besides the page that they stand on. */
  readonly mapKey: string;
}

/** What a post says of its place, from the last export while the post is the same. */
export function placeOfPost(run: ExportRun, last: SiteMemory, profileKey: string, summary: PostSummary) {
  const { id, title, time, taxonomies } = summary;
  const { profile } = run.library.info;
  const known = last.profileKey === profileKey ? last.fields[id] : undefined;
  const kept = known && known.revision === summary.revision ? known : fieldsNow(run, id, known);
  const place = { id, title, date: readersDate(summary), time, taxonomies, language: languageOf(profile, id) };
  const unlisted = isUnlisted(summary) ? { unlisted: true as const } : {};
  const post: SitePost = { ...place, ...noSiteFields, ...kept.fields, ...unlisted };
  return { post, kept };
}

function fieldsNow({ disk, library }: ExportRun, id: PostId, known: KeptFields | undefined): KeptFields {
  const { profile } = library.info;
  const { text, bytes } = readTextNow(disk.sync, library.root, id);
  const now = revision(hashBytes(bytes));
  if (known?.revision === now) return known;
  const fields = siteFields(readFrontMatter(text, profile.yaml), profile, id);
  // What is cut from a text keeps the whole of it in memory.
  const said = JSON.stringify(fields, (_, value: unknown) => value ?? undefined);
  return { revision: now, fields: JSON.parse(said) as KeptFields['fields'] };
}

/** A page of the site and how its file was prepared. */
export interface PreparedPage {
  readonly page: KeptPage;
  readonly staged: Staged;
}

/** The page of the last export, while nothing that it shows has changed and its file looks as after that; else null. */
export function untouchedPage(run: SiteRun, planned: PlannedPost): PreparedPage | null {
  const page = pageOfLast(run, planned);
  return page && run.target.keepUnread(planned.file, page.hash) ? { page, staged: 'unchanged' } : null;
}

/** The page of a post: the one of the last export while its file still holds it, else a new one. */
export async function makePost(run: SiteRun, planned: PlannedPost): Promise<PreparedPage> {
  const { file } = planned;
  const page = pageOfLast(run, planned);
  if (page && (await run.target.keep(file, page.hash))) return { page, staged: 'unchanged' };
  const { staged, ...made } = await run.pool.render({ planned, slot: await run.target.slot(file) });
  run.target.filled(file, { hash: made.hash, staged });
  return { page: { key: keyOf(run, planned), ...made }, staged };
}

/** Of all that a page shows, besides what its addresses lead to. */
function keyOf({ fields, siteKey }: SiteRun, planned: PlannedPost): string {
  // What the text was when its place was told: should another one be shown, the next export makes the page anew.
  return hashText(`${siteKey} ${fields[planned.post.id]?.revision} ${JSON.stringify(planned)}`);
}

/** What is known of the page that the last export made, while it would be made the same; else null. */
function pageOfLast(run: SiteRun, planned: PlannedPost): KeptPage | null {
  const known = run.last.pages[planned.post.id];
  return known && known.key === keyOf(run, planned) && leadsTheSame(run, planned, known) ? known : null;
}

function leadsTheSame(run: SiteRun, { post, file }: PlannedPost, { uses }: KeptPage): boolean {
  const { files, context } = run;
  const place = { id: post.id, file };
  const isSameMap = run.mapKey === run.last.mapKey;
  return uses.every(
    ({ use, written, to }) =>
      (isSameMap && isPage(to)) ||
      (targetOf(files, context, place, use, written) === to && (use === 'link' || to === null || isAsCopied(run, to))),
  );
}

/** An image is the one of the last export: a page tells its size. */
function isAsCopied({ disk, context, last }: SiteRun, path: string): boolean {
  return disk.sync.look(disk.sync.realpath(join(context.root, path))).stamp === last.assets[path]?.stamp;
}

/** Copies a file of the library that pages show or lead to. */
export async function copyAsset(run: SiteRun, path: string) {
  const real = await resolveInside(run.disk, run.library.root, path);
  const { stamp } = run.disk.sync.look(real);
  const known = run.last.assets[path];
  const file = assetFile(path);
  if (known?.stamp === stamp && (await run.target.keep(file, known.hash)))
    return { staged: 'unchanged' as Staged, kept: known };
  const bytes = await run.disk.readFile(real);
  return { staged: await run.target.put(file, bytes), kept: { stamp, hash: hashBytes(bytes) } };
}

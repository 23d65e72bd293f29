import { searchScript } from '../../../assets/themes/themes.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { atomFeed, feedOf, jsonFeed, robots, sitemaps } from '../../../shared/site/feeds.ts';
import type { ListPage } from '../../../shared/site/lists.ts';
import {
  listPage,
  notFoundPage,
  overviewPage,
  redirectPage,
  searchPage,
  searchScripts,
} from '../../../shared/site/pages.ts';
import { styleSheetFile } from '../../../shared/site/paths.ts';
import { ownFiles } from '../../../shared/site/plan.ts';
import { searchIndex } from '../../../shared/site/search-index.ts';
import { hashBytes } from '../../fs/revision.ts';
import type { Staged } from './export-slot.ts';
import { hashText, type KeptList, type KeptPage } from './site-cache.ts';
import type { SiteRun } from './site-steps.ts';

type Pages = ReadonlyMap<PostId, KeptPage>;

/** A file of a site besides the pages of its posts. */
export interface OtherPage {
  readonly path: string;
  /** While it is the same, so is the text; null where asking costs as much as the text. */
  readonly key: string | null;
  readonly text: () => string;
}

/** Every other file of the site, one after the other. Posts without a page are on none of them. */
export function* otherPages(site: SiteRun, pages: Pages): Generator<OtherPage> {
  const { plan, context } = site;
  const files = new Map(plan.posts.map(({ post, file }) => [post.id, file]));
  const readOf = (id: PostId) => pages.get(id)?.read ?? { minutes: 1, description: '' };
  const fileOf = (id: PostId) => files.get(id) ?? ownFiles.home;
  for (const planned of plan.lists) {
    const list = { ...planned, posts: planned.posts.filter(({ id }) => pages.has(id)) };
    const text = () => listPage(context.look, list, readOf, fileOf);
    yield { path: list.file, key: keyOf(site, list, pages), text };
  }
  for (const [path, text] of rest(site, pages, readOf)) yield { path, key: null, text: () => text };
}

/** What a list shows of a post hangs on what the key of its page is of. */
function keyOf({ siteKey }: SiteRun, { posts, ...list }: ListPage, pages: Pages): string {
  return hashText(JSON.stringify([siteKey, list, posts.map(({ id }) => pages.get(id)?.key)]));
}

function* rest(
  { plan, context }: SiteRun,
  pages: Pages,
  readOf: (id: PostId) => KeptPage['read'],
): Generator<readonly [string, string]> {
  const { look } = context;
  const { frame, theme } = look;
  const made = { ...plan, posts: plan.posts.filter(({ post }) => pages.has(post.id) && !post.unlisted) };
  for (const overview of plan.overviews) yield [overview.file, overviewPage(look, overview)];
  for (const redirect of plan.redirects) yield [redirect.file, redirectPage(look, redirect)];
  if (plan.search !== null) {
    const scripts = searchScripts(plan.search);
    yield [plan.search, searchPage(look, plan.search)];
    yield [scripts.posts, searchIndex(made.posts, readOf, plan.search)];
    yield [scripts.search, searchScript];
  }
  const feed = feedOf(made, frame, readOf);
  yield [ownFiles.atom, atomFeed(feed)];
  yield [ownFiles.jsonFeed, jsonFeed(feed)];
  yield* sitemaps(made, frame);
  yield [ownFiles.robots, robots(frame)];
  const isMade = plan.posts.some(({ post, file }) => file === ownFiles.notFound && pages.has(post.id));
  if (!isMade) yield [ownFiles.notFound, notFoundPage(look)];
  yield [styleSheetFile, theme.css];
}

/** Prepares such a file, or leaves the one of the last export while its key is the same. */
export async function putOther(
  { last, target }: SiteRun,
  { path, key, text }: OtherPage,
): Promise<{ readonly staged: Staged; readonly kept: KeptList | null }> {
  const known = last.lists[path];
  if (known && known.key === key && (await target.keep(path, known.hash))) return { staged: 'unchanged', kept: known };
  const bytes = new TextEncoder().encode(text());
  return { staged: await target.put(path, bytes), kept: key === null ? null : { key, hash: hashBytes(bytes) } };
}

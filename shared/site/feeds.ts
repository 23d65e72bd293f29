import { rfc3339 } from '../base/dates.ts';
import { escapeHtml } from '../base/escape-html.ts';
import { languageTag } from '../base/language-tag.ts';
import type { PostId } from '../model/post.ts';
import { addressOfFile, relativeHref } from './paths.ts';
import { ownFiles, type PlannedPost, type SitePlan } from './plan.ts';
import type { ReadPost, SiteFrame } from './views.ts';

const feedSize = 20;
const noPosts = '1970-01-01T00:00:00Z';

/** The latest posts with a date, for feed readers: title, day, tags and first words. */
interface Feed {
  readonly frame: SiteFrame;
  /** BCP 47. */
  readonly language: string;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly title: string;
  readonly file: string;
  /** BCP 47; null where it is that of the feed. */
  readonly language: string | null;
  /** Both RFC 3339. */
  readonly published: string;
  readonly updated: string;
  readonly tags: readonly string[];
  readonly description: string;
}

/**
 * The feed of the latest posts, at most `feedSize`. Left out are posts without a date, or with one outside of the years
 * that RFC 3339 can name. In `en` where the site does not say its language by a tag of BCP 47.
 */
export function feedOf(plan: SitePlan, frame: SiteFrame, readOf: (id: PostId) => ReadPost): Feed {
  const language = languageTag(frame.language) ?? 'en';
  const entries = latestOf(plan).map(({ planned, published }): Entry => {
    const { post, file, terms } = planned;
    const own = languageTag(post.language) ?? language;
    return {
      title: post.title,
      file,
      language: own === language ? null : own,
      published,
      updated: changedOf(planned) ?? published,
      // A tag and a category may have one name, and a tag may be there twice in other letters.
      tags: [...new Map(terms.map(({ name }) => [name.toLowerCase(), name])).values()],
      description: readOf(post.id).description,
    };
  });
  return { frame, language, entries };
}

function latestOf({ posts }: SitePlan) {
  const dated = posts.flatMap((planned) => (planned.post.time === null ? [] : [{ planned, time: planned.post.time }]));
  const latest: { planned: PlannedPost; published: string }[] = [];
  for (const { planned, time } of dated.toSorted((a, b) => b.time - a.time)) {
    if (latest.length === feedSize) break;
    const published = rfc3339(time);
    if (published !== null) latest.push({ planned, published });
  }
  return latest;
}

/** When a post was last changed as it says itself, never before it was published; null for one without dates. */
function changedOf({ post: { time, updatedTime } }: PlannedPost): string | null {
  const times = [time, updatedTime].filter((one) => one !== null && rfc3339(one) !== null) as readonly number[];
  return times.length === 0 ? null : rfc3339(Math.max(...times));
}

/** An Atom feed (RFC 4287). */
export function atomFeed({ frame, language, entries }: Feed): string {
  // Texts in UTC sort as the instants that they name, but for fractions: a second ends before its fractions begin.
  const updated = entries
    .map((entry) => entry.updated.replace('Z', ''))
    .toSorted()
    .at(-1);
  const author = xml(frame.author.name).trim() || xml(frame.title).trim() || 'Unknown';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">
<title>${xml(frame.title || 'Posts')}</title>
<id>${xml(idOf(frame, ownFiles.home))}</id>
<link rel="alternate" type="text/html" href="${xml(linkTo(frame, ownFiles.home))}"/>
<link rel="self" type="application/atom+xml" href="${xml(linkTo(frame, ownFiles.atom))}"/>
<updated>${updated === undefined ? noPosts : `${updated}Z`}</updated>
<author><name>${author}</name></author>
${entries.map((entry) => atomEntry(frame, entry)).join('')}</feed>
`;
}

function atomEntry(frame: SiteFrame, entry: Entry): string {
  return `<entry${entry.language === null ? '' : ` xml:lang="${xml(entry.language)}"`}>
<title>${xml(entry.title)}</title>
<id>${xml(idOf(frame, entry.file))}</id>
<link rel="alternate" type="text/html" href="${xml(linkTo(frame, entry.file))}"/>
<published>${entry.published}</published>
<updated>${entry.updated}</updated>
${entry.tags.map((name) => `<category term="${xml(name)}"/>\n`).join('')}<summary>${xml(entry.description)}</summary>
</entry>
`;
}

/**
 * A JSON Feed 1.1. Its texts are text, so that no reader takes them for HTML. It has no way to say from where a relative
 * address counts, so a site without an address of its own has none in it.
 */
export function jsonFeed({ frame, language, entries }: Feed): string {
  const isPlaced = frame.base !== null;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: frame.title || 'Posts',
    ...(isPlaced && {
      home_page_url: linkTo(frame, ownFiles.home),
      feed_url: linkTo(frame, ownFiles.jsonFeed),
    }),
    language,
    ...(frame.author.name !== '' && { authors: [{ name: frame.author.name }] }),
    items: entries.map((entry) => ({
      id: idOf(frame, entry.file),
      ...(isPlaced && { url: linkTo(frame, entry.file) }),
      title: entry.title,
      content_text: entry.description,
      date_published: entry.published,
      ...(entry.updated !== entry.published && { date_modified: entry.updated }),
      ...(entry.language !== null && { language: entry.language }),
      ...(entry.tags.length > 0 && { tags: entry.tags }),
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** What one sitemap may hold (sitemaps.org). */
const mostAddresses = 50_000;
const longestAddress = 2047;

/**
 * Every page for search engines (sitemaps.org), as files: one, or past its limit an index with the others beside it. None
 * where the site names no address, since a sitemap holds whole ones only.
 */
export function* sitemaps(plan: SitePlan, { base }: SiteFrame): Generator<readonly [file: string, text: string]> {
  if (base === null) return;
  const lists = [...plan.lists, ...plan.overviews].map(({ file }) => ({ file, changed: null }));
  const posts = plan.posts.map((planned) => ({ file: planned.file, changed: changedOf(planned) }));
  const urls = [...lists, ...posts].flatMap(({ file, changed }) => {
    const place = xml(base + addressOfFile(file));
    const when = changed === null ? '' : `<lastmod>${changed}</lastmod>`;
    return place.length > longestAddress ? [] : [`<url><loc>${place}</loc>${when}</url>\n`];
  });
  if (urls.length <= mostAddresses) {
    yield [ownFiles.sitemap, sitemapDocument('urlset', urls)];
    return;
  }
  const parts = Array.from({ length: Math.ceil(urls.length / mostAddresses) }, (_, at) => `sitemap-${at + 1}.xml`);
  for (const [at, file] of parts.entries())
    yield [file, sitemapDocument('urlset', urls.slice(at * mostAddresses, (at + 1) * mostAddresses))];
  const index = parts.map((file) => `<sitemap><loc>${xml(base + addressOfFile(file))}</loc></sitemap>\n`);
  yield [ownFiles.sitemap, sitemapDocument('sitemapindex', index)];
}

const sitemapDocument = (root: string, items: readonly string[]) => `<?xml version="1.0" encoding="utf-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${items.join('')}</${root}>
`;

/** Everything may be read; where the sitemap is. */
export const robots = ({ base }: SiteFrame) =>
  `User-agent: *\nAllow: /\n${base === null ? '' : `\nSitemap: ${base}${ownFiles.sitemap}\n`}`;

/** A site without an address has links from the feed's own place on, and ids that hold on every machine. */
const linkTo = ({ base }: SiteFrame, file: string) =>
  base === null ? relativeHref(ownFiles.home, file) : base + addressOfFile(file);
const idOf = ({ base }: SiteFrame, file: string) =>
  base === null ? `urn:longhand:${addressOfFile(file) || 'home'}` : base + addressOfFile(file);

/** Text for XML: what no XML document may hold goes. */
const xml = (text: string) =>
  // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
  escapeHtml(text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, ''));

import type { PostId } from '../model/post.ts';
import { addressOfFile } from './paths.ts';
import { ownFiles, type PlannedPost, type SitePlan } from './plan.ts';
import { escapeText } from './theme.ts';
import type { ReadPost, SiteFrame } from './views.ts';

const feedSize = 20;
const noPosts = '1970-01-01T00:00:00Z';

/** The latest posts with a date, for feed readers: title, day, tags and first words. */
interface Feed {
  readonly frame: SiteFrame;
  readonly entries: readonly PlannedPost[];
  readonly readOf: (id: PostId) => ReadPost;
}

export function feedOf(plan: SitePlan, frame: SiteFrame, readOf: (id: PostId) => ReadPost): Feed {
  const dated = plan.posts.filter(({ post }) => post.time !== null);
  const latest = dated.toSorted((a, b) => (b.post.time ?? 0) - (a.post.time ?? 0));
  return { frame, entries: latest.slice(0, feedSize), readOf };
}

/** An Atom feed (RFC 4287). */
export function atomFeed({ frame, entries, readOf }: Feed): string {
  const updated = entries[0] ? instant(entries[0]) : noPosts;
  const author = frame.author.name || frame.title || 'Unknown';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(frame.language)}">
<title>${xml(frame.title || 'Posts')}</title>
<id>${xml(idOf(frame, ownFiles.home))}</id>
<link rel="alternate" type="text/html" href="${xml(linkTo(frame, ownFiles.home))}"/>
<link rel="self" type="application/atom+xml" href="${xml(linkTo(frame, ownFiles.atom))}"/>
<updated>${updated}</updated>
<author><name>${xml(author)}</name></author>
${entries.map((entry) => atomEntry(frame, entry, readOf(entry.post.id))).join('')}</feed>
`;
}

function atomEntry(frame: SiteFrame, entry: PlannedPost, { description }: ReadPost): string {
  const { post, file, terms } = entry;
  return `<entry${post.language === frame.language ? '' : ` xml:lang="${xml(post.language)}"`}>
<title>${xml(post.title)}</title>
<id>${xml(idOf(frame, file))}</id>
<link rel="alternate" type="text/html" href="${xml(linkTo(frame, file))}"/>
<published>${instant(entry)}</published>
<updated>${instant(entry)}</updated>
${terms.map(({ name }) => `<category term="${xml(name)}"/>\n`).join('')}<summary>${xml(description)}</summary>
</entry>
`;
}

/** A JSON Feed 1.1. Its texts are text, so that no reader takes them for HTML. */
export function jsonFeed({ frame, entries, readOf }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: frame.title || 'Posts',
    home_page_url: linkTo(frame, ownFiles.home),
    feed_url: linkTo(frame, ownFiles.jsonFeed),
    language: frame.language,
    ...(frame.author.name !== '' && { authors: [{ name: frame.author.name }] }),
    items: entries.map((entry) => ({
      id: idOf(frame, entry.file),
      url: linkTo(frame, entry.file),
      title: entry.post.title,
      content_text: readOf(entry.post.id).description,
      date_published: instant(entry),
      ...(entry.post.language !== frame.language && { language: entry.post.language }),
      ...(entry.terms.length > 0 && { tags: entry.terms.map(({ name }) => name) }),
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** Every page for search engines (sitemaps.org); null where the site names no address, since a sitemap holds whole ones only. */
export function sitemap(plan: SitePlan, { base }: SiteFrame): string | null {
  if (base === null) return null;
  const posts = plan.posts.map((planned) =>
    url(base, planned.file, planned.post.time === null ? null : instant(planned)),
  );
  const others = [...plan.lists, ...plan.overviews].map(({ file }) => url(base, file, null));
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...others, ...posts].join('')}</urlset>
`;
}

const url = (base: string, file: string, changed: string | null) =>
  `<url><loc>${xml(base + addressOfFile(file))}</loc>${changed === null ? '' : `<lastmod>${changed}</lastmod>`}</url>\n`;

/** Everything may be read; where the sitemap is. */
export const robots = ({ base }: SiteFrame) =>
  `User-agent: *\nAllow: /\n${base === null ? '' : `\nSitemap: ${base}${ownFiles.sitemap}\n`}`;

/** A site without an address has links from the feed's own place on, and ids that hold on every machine. */
const linkTo = ({ base }: SiteFrame, file: string) => (base === null ? encodeURI(file) : base + addressOfFile(file));
const idOf = ({ base }: SiteFrame, file: string) =>
  base === null ? `urn:longhand:${addressOfFile(file) || 'home'}` : base + addressOfFile(file);

const instant = ({ post }: PlannedPost) => new Date(post.time ?? 0).toISOString().replace('.000Z', 'Z');

/** Text for XML: what no XML document may hold goes. */
const xml = (text: string) =>
  // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
  escapeText(text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, ''));

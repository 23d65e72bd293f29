import { isTable } from '../../shared/generators/config-values.ts';
import { parseXml, type XmlNode } from './site-crawler.ts';

/**
 * The rules of feeds and sitemaps, each with the section that it comes from. Written out here because their schemas cannot
 * be held in this tree: RFC 4287 is older than the licence that the IETF gives code, and sitemaps.org has its XSD under
 * one that asks for the same of what holds it. Stricter than them where a reader would stumble: ids are unique, links are
 * whole where the site has an address.
 */
type Faults = string[];

/** RFC 3339, section 5.6, with the capital T and Z of RFC 4287, section 3.3, and days that exist. */
function isRfc3339(text: string): boolean {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  if (!match || Number.isNaN(Date.parse(text)) || match[1] === '0000') return false;
  const day = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  return day.getUTCMonth() + 1 === Number(match[2]) && day.getUTCDate() === Number(match[3]);
}

/** RFC 3987, section 2.2: a scheme, and nothing that an IRI cannot hold. */
const isAbsoluteIri = (text: string) =>
  /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) && !/%(?![\da-f]{2})/i.test(text);
const isIriReference = (text: string) => !/[\s<>"{}|\\^`]|%(?![\da-f]{2})/i.test(text);
/** RFC 4287, appendix B, atomLanguageTag. */
const isLanguage = (text: string) => /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text);
const isMediaType = (text: string) => /^.+\/.+$/.test(text);

const named = (node: XmlNode, name: string) => node.children.filter((child) => child.name === name);
const textIn = (node: XmlNode, name: string) => named(node, name)[0]?.text ?? '';

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/** How often each child may be there: [least, most]. */
type Counts = Readonly<Record<string, readonly [number, number]>>;

function countChildren(node: XmlNode, counts: Counts, section: string, faults: Faults): void {
  for (const [name, [least, most]] of Object.entries(counts)) {
    const count = named(node, name).length;
    if (count < least || count > most) faults.push(`${section}: <${node.name}> has ${count} <${name}>`);
  }
  for (const { name } of node.children)
    if (!name.includes(':') && !Object.hasOwn(counts, name)) faults.push(`${section}: <${name}> in <${node.name}>`);
}

const any = Infinity;
const feedChildren: Counts = {
  author: [0, any],
  category: [0, any],
  contributor: [0, any],
  entry: [0, any],
  generator: [0, 1],
  icon: [0, 1],
  id: [1, 1],
  link: [0, any],
  logo: [0, 1],
  rights: [0, 1],
  subtitle: [0, 1],
  title: [1, 1],
  updated: [1, 1],
};
const entryChildren: Counts = {
  author: [0, any],
  category: [0, any],
  content: [0, 1],
  contributor: [0, any],
  id: [1, 1],
  link: [0, any],
  published: [0, 1],
  rights: [0, 1],
  source: [0, 1],
  summary: [0, 1],
  title: [1, 1],
  updated: [1, 1],
};
/** RFC 4287, appendix B: no attribute without a prefix but these, and what may stand inside. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  feed: ['xmlns'],
  link: ['href', 'rel', 'type', 'hreflang', 'title', 'length'],
  category: ['term', 'scheme', 'label'],
  title: ['type'],
  summary: ['type'],
  content: ['type', 'src'],
  rights: ['type'],
  subtitle: ['type'],
};

/** What is wrong with an Atom document by RFC 4287; nothing for a good one. */
export function faultsOfAtom(text: string): Faults {
  const faults: Faults = [];
  const feed = wellFormed(text, faults);
  if (!feed) return faults;
  if (feed.name !== 'feed' || feed.attributes['xmlns'] !== 'http://www.w3.org/2005/Atom')
    faults.push('2: no atom:feed');
  countChildren(feed, feedChildren, '4.1.1', faults);
  const entries = named(feed, 'entry');
  for (const node of [feed, ...entries]) checkAtomNode(node, faults);
  for (const entry of entries) {
    countChildren(entry, entryChildren, '4.1.2', faults);
    if (named(entry, 'author').length + named(feed, 'author').length === 0)
      faults.push('4.1.2: an entry without author');
    if (named(entry, 'content').length === 0 && !named(entry, 'link').some(isAlternate))
      faults.push('4.1.2: an entry with neither content nor rel="alternate"');
    if (Date.parse(textIn(entry, 'updated')) > Date.parse(textIn(feed, 'updated')))
      faults.push('4.2.15: an entry is later than its feed');
    if (Date.parse(textIn(entry, 'published')) > Date.parse(textIn(entry, 'updated')))
      faults.push('4.2.15: an entry was updated before it was published');
  }
  const ids = [feed, ...entries].map((node) => textIn(node, 'id'));
  faults.push(...repeated(ids).map((id) => `4.2.6: the id ${id} is there twice`));
  return faults;
}

const isAlternate = ({ attributes }: XmlNode) => (attributes['rel'] ?? 'alternate') === 'alternate';

function checkAtomNode(node: XmlNode, faults: Faults): void {
  for (const one of [node, ...node.children]) {
    const known = attributesOf[one.name] ?? [];
    for (const [name, value] of Object.entries(one.attributes)) {
      if (name === 'xml:lang' && !isLanguage(value)) faults.push(`2: ${value} is no language`);
      if (!name.includes(':') && !known.includes(name)) faults.push(`appendix B: ${name} at <${one.name}>`);
    }
  }
  for (const name of ['title', 'summary', 'rights', 'subtitle'])
    for (const { attributes, children } of named(node, name)) {
      if (!['text', 'html', 'xhtml'].includes(attributes['type'] ?? 'text'))
        faults.push(`3.1.1: the type of <${name}>`);
      if (attributes['type'] !== 'xhtml' && children.length > 0) faults.push(`3.1.1.1: elements in <${name}>`);
    }
  for (const person of [...named(node, 'author'), ...named(node, 'contributor')]) {
    countChildren(person, { name: [1, 1], uri: [0, 1], email: [0, 1] }, '3.2', faults);
    if (textIn(person, 'name').trim() === '') faults.push('3.2.1: a person without a name');
  }
  for (const name of ['published', 'updated'])
    for (const { text } of named(node, name)) if (!isRfc3339(text)) faults.push(`3.3: <${name}> is ${text}`);
  for (const { attributes } of named(node, 'category'))
    if ((attributes['term'] ?? '') === '') faults.push('4.2.2.1: a category without a term');
  for (const { text } of named(node, 'id')) if (!isAbsoluteIri(text)) faults.push(`4.2.6: ${text} is no IRI`);
  const links = named(node, 'link');
  for (const { attributes } of links) {
    if (!isIriReference(attributes['href'] ?? ' ')) faults.push(`4.2.7.1: a link to ${attributes['href']}`);
    if (!isMediaType(attributes['type'] ?? 'a/b')) faults.push(`4.2.7.3: the type ${attributes['type']}`);
  }
  const same = links.filter(isAlternate).map(({ attributes }) => `${attributes['type']} ${attributes['hreflang']}`);
  faults.push(
    ...repeated(same).map((kind) => `${node.name === 'feed' ? '4.1.1' : '4.1.2'}: two alternates of ${kind}`),
  );
}

function wellFormed(text: string, faults: Faults): XmlNode | null {
  try {
    return parseXml(text);
  } catch (error) {
    faults.push(`not well-formed: ${String(error)}`);
    return null;
  }
}

const isWords = (value: unknown) => typeof value === 'string' && value !== '';
const isAddress = (value: unknown) =>
  typeof value === 'string' && /^https?:\/\/[^/]/.test(value) && isAbsoluteIri(value);
const isTag = (value: unknown) => typeof value === 'string' && isLanguage(value);
const isDate = (value: unknown) => typeof value === 'string' && isRfc3339(value);
const areAuthors = (value: unknown) =>
  Array.isArray(value) &&
  value.every((one) => isTable(one) && ['name', 'url', 'avatar'].some((key) => isWords(one[key])));

/** jsonfeed.org/version/1.1, "Top-level" and "Items": what each may hold. */
const topRules: Readonly<Record<string, (value: unknown) => boolean>> = {
  version: (value) => value === 'https://jsonfeed.org/version/1.1',
  title: isWords,
  home_page_url: isAddress,
  feed_url: isAddress,
  description: isWords,
  user_comment: isWords,
  language: isTag,
  authors: areAuthors,
  items: Array.isArray,
};
const itemRules: typeof topRules = {
  id: isWords,
  url: isAddress,
  title: (value) => typeof value === 'string',
  content_text: (value) => typeof value === 'string',
  content_html: (value) => typeof value === 'string',
  summary: (value) => typeof value === 'string',
  date_published: isDate,
  date_modified: isDate,
  authors: areAuthors,
  language: isTag,
  tags: (value) => Array.isArray(value) && value.every(isWords) && repeated(value as string[]).length === 0,
};

function checkTable(
  table: Readonly<Record<string, unknown>>,
  rules: typeof topRules,
  needed: readonly string[],
  where: string,
  faults: Faults,
): void {
  for (const name of needed) if (!Object.hasOwn(table, name)) faults.push(`${where}: no ${name}`);
  for (const [name, value] of Object.entries(table)) {
    if (name.startsWith('_')) continue;
    if (!rules[name]?.(value)) faults.push(`${where}: ${name} is ${JSON.stringify(value)}`);
  }
}

/** What is wrong with a JSON Feed 1.1; nothing for a good one. */
export function faultsOfJsonFeed(text: string): Faults {
  const faults: Faults = [];
  const feed = JSON.parse(text) as unknown;
  if (!isTable(feed)) return ['Top-level: no object'];
  checkTable(feed, topRules, ['version', 'title', 'items'], 'Top-level', faults);
  const items = Array.isArray(feed['items']) ? feed['items'].filter(isTable) : [];
  for (const item of items) {
    checkTable(item, itemRules, ['id'], 'Items', faults);
    if (item['content_text'] === undefined && item['content_html'] === undefined) faults.push('Items: no content');
  }
  faults.push(...repeated(items.map(({ id }) => String(id))).map((id) => `Items: the id ${id} is there twice`));
  return faults;
}

/** What is wrong with a sitemap (the XSD and the rules of sitemaps.org, 0.9), or an index of them; nothing for a good one. */
export function faultsOfSitemap(text: string): Faults {
  const faults: Faults = [];
  const root = wellFormed(text, faults);
  if (!root) return faults;
  const item = root.name === 'sitemapindex' ? 'sitemap' : 'url';
  if (root.attributes['xmlns'] !== 'http://www.sitemaps.org/schemas/sitemap/0.9') faults.push('the namespace');
  if (root.name !== 'urlset' && root.name !== 'sitemapindex') faults.push(`the root is <${root.name}>`);
  countChildren(root, { [item]: [1, 50_000] }, root.name, faults);
  if (Buffer.byteLength(text) > 50 * 1024 * 1024) faults.push('more than 50 MB');
  for (const one of root.children) {
    countChildren(one, { loc: [1, 1], lastmod: [0, 1] }, item, faults);
    if (one.children[0]?.name !== 'loc') faults.push(`${item}: <loc> is not the first`);
    const place = textIn(one, 'loc');
    if (!isAddress(place) || place.length < 12 || place.length >= 2048) faults.push(`tLoc: ${place}`);
    for (const { text: date } of named(one, 'lastmod')) if (!isRfc3339(date)) faults.push(`tLastmod: ${date}`);
  }
  const places = root.children.map((one) => textIn(one, 'loc'));
  const hosts = new Set(places.filter((place) => URL.canParse(place)).map((place) => new URL(place).host));
  if (hosts.size > 1) faults.push(`addresses of ${[...hosts].join(' and ')}`);
  faults.push(...repeated(places).map((place) => `${place} is there twice`));
  return faults;
}

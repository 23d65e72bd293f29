import { createListedFieldsReader, type ListedFieldsReader } from '../../frontmatter/listed-fields.ts';
import { createListedTomlReader } from '../../frontmatter/listed-toml.ts';
import type { FrontMatter } from '../../model/front-matter.ts';
import type { SiteProfile } from '../../model/site.ts';

/** Names that the rules for state and language look for whatever a site calls its fields. */
const always = [
  'date',
  'publishDate',
  'pubDate',
  'published',
  'build',
  '_build',
  'headless',
  'render',
  'permalink',
  'eleventyExcludeFromCollections',
  'unlisted',
  'lang',
  'language',
  'locale',
];

const readers = new WeakMap<SiteProfile, ListedFieldsReader>();

/** The fields that the list goes by, from the front matter of a text; null where that takes a whole reader. */
export function readListed(text: string, profile: SiteProfile): FrontMatter | null {
  let reader = readers.get(profile);
  if (!reader) {
    const { title, date, expiry, draft } = profile.fields;
    const taxonomies = profile.taxonomies.flatMap(({ fields }) => fields);
    const paths = [...title, ...date, ...expiry, ...(draft ?? []), ...taxonomies];
    const names = [...always, ...paths.map((path) => path[0] ?? '')];
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    const [yaml, toml] = [createListedFieldsReader(wanted, profile.yaml), createListedTomlReader(wanted)];
    reader = (head) => (head.startsWith('+++') ? toml(head) : yaml(head));
    readers.set(profile, reader);
  }
  return reader(text);
}

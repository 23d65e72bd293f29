import { firstField, listItems, listTextOf, type ListText } from '../../../shared/frontmatter/fields.ts';
import { findTaxonomy } from '../../../shared/library/tags.ts';
import type { Field, FieldEdit, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { FieldNames, SiteProfile, Taxonomy } from '../../../shared/model/site.ts';
import type { Context } from '../context.ts';
import { eachFile } from '../each-file.ts';
import { pathOf } from '../field-value.ts';
import type { ExitCode } from '../io.ts';
import type { PostFile } from '../post-file.ts';
import { siteOfFile } from '../site-of-file.ts';
import { editFile, type EditFlags, type Wish } from './fields.ts';

interface TagFlags extends EditFlags {
  /** Name in the site profile, or a dotted field. */
  readonly taxonomy: string;
}

interface TagArguments extends TagFlags {
  readonly files: readonly string[];
  readonly tags: readonly string[];
}

/** `tags add`: in the form that the post already uses. A tag that is there already is left so. */
export function addTags(context: Context, { files, tags, ...flags }: TagArguments): Promise<ExitCode> {
  return eachFile(context, { files, json: flags.json }, (name) =>
    editFile(context, name, flags, async (frontMatter, file) => {
      const place = await placeOfTags(context, flags.taxonomy, frontMatter, file);
      const path = place.field?.path ?? place.names[0];
      const edits = tags.map((item): FieldEdit => ({ op: 'add-item', path, item }));
      return { edits, options: { listText: place.reading(null), format: place.profile.format } };
    }),
  );
}

/** `tags remove`: from whichever of the taxonomy's fields hold them. */
export function removeTags(context: Context, { files, tags, ...flags }: TagArguments): Promise<ExitCode> {
  return editTags(context, files, flags, tags, (path, item) => ({ op: 'remove-item', path, item }));
}

interface RenameArguments extends TagFlags {
  readonly files: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** `tags rename` of files, each for itself. */
export function renameTagInFiles(context: Context, { files, from, to, ...flags }: RenameArguments): Promise<ExitCode> {
  return editTags(context, files, flags, [from], (path, item) => ({ op: 'rename-item', path, from: item, to }));
}

function editTags(
  context: Context,
  files: readonly string[],
  flags: TagFlags,
  tags: readonly string[],
  edit: (path: Field['path'], tag: string) => FieldEdit,
): Promise<ExitCode> {
  return eachFile(context, { files, json: flags.json }, (name) =>
    editFile(context, name, flags, async (frontMatter, file) => {
      const place = await placeOfTags(context, flags.taxonomy, frontMatter, file);
      const edits = tags.flatMap((tag) => place.holding(tag).map((path) => edit(path, tag)));
      return { edits, options: { listText: place.reading(tags[0] ?? null) } } satisfies Wish;
    }),
  );
}

interface PlaceOfTags {
  readonly profile: SiteProfile;
  readonly names: FieldNames;
  /** The field to add to; null when the post has none yet. */
  readonly field: Field | null;
  /** How a string of several tags is to be read in a field to find this one. */
  readonly reading: (tag: string | null) => (path: Field['path']) => ListText;
  /** The paths of the fields that hold a tag. */
  readonly holding: (tag: string) => readonly Field['path'][];
}

async function placeOfTags(
  { disk }: Context,
  name: string,
  frontMatter: FrontMatter | null,
  file: PostFile,
): Promise<PlaceOfTags> {
  const { profile } = await siteOfFile(disk, file);
  const taxonomy = findTaxonomy(profile, name) ?? unknownTaxonomy(name, frontMatter);
  const anyCase = profile.generator === 'hugo';
  const field = frontMatter && firstField(frontMatter, taxonomy.fields, anyCase);
  const fields = frontMatter ? taxonomy.fields.flatMap((path) => firstField(frontMatter, [path], anyCase) ?? []) : [];
  const reading = (tag: string | null) => (path: Field['path']) => {
    const there = fields.find((other) => other.path.join('\0') === path.join('\0'));
    return readingOf(profile, listTextOf(taxonomy, path), there ?? null, tag);
  };
  const holding = (tag: string) =>
    fields.filter(({ path, value }) => listItems(value, reading(tag)(path)).includes(tag)).map(({ path }) => path);
  return { profile, names: taxonomy.fields, field, reading, holding };
}

/** A taxonomy that the profile does not know is the field of that name. */
function unknownTaxonomy(name: string, frontMatter: FrontMatter | null): Taxonomy {
  return { name, fields: [pathOf(name, frontMatter)], text: 'one' };
}

/**
 * A generator says how its strings read. Without one, a string with a comma is a list by commas, and one of several
 * words is what it has to be for the tag to be in it.
 */
function readingOf(profile: SiteProfile, usual: ListText, field: Field | null, tag: string | null): ListText {
  if (profile.generator !== 'plain' || typeof field?.value !== 'string' || tag === null) return usual;
  const readings: readonly ListText[] = field.value.includes(',') ? ['commas', 'one'] : ['commas', 'one', 'spaces'];
  return readings.find((reading) => listItems(field.value, reading).includes(tag)) ?? usual;
}

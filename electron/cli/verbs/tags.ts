import { firstField, ignoresCase, listItems, listTextOf, type ListText } from '../../../shared/frontmatter/fields.ts';
import { editTags } from '../../../shared/frontmatter/edits/tag-edits.ts';
import { findTaxonomy, tagsBecome } from '../../../shared/library/tags.ts';
import type { Field, FieldEdit, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { SiteProfile, Taxonomy } from '../../../shared/model/site.ts';
import type { TagAction } from '../../../shared/model/tags.ts';
import type { Context } from '../context.ts';
import { eachFile } from '../each-file.ts';
import { fieldPath } from '../field-path.ts';
import type { ExitCode } from '../io.ts';
import { frontMatterOf, type PostFile } from '../post-file.ts';
import { siteOfFile } from '../site-of-file.ts';
import { editFile, type EditFlags } from './fields.ts';

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
    editFile(context, name, flags, async (file) => {
      const { profile, taxonomy, frontMatter } = await placeOfTags(context, flags.taxonomy, file);
      const field = frontMatter && firstField(frontMatter, taxonomy.fields, ignoresCase(profile));
      const path = field?.path ?? taxonomy.fields[0];
      const edits = tags.map((item): FieldEdit => ({ op: 'add-item', path, item }));
      // Without a generator the string itself tells how one more tag goes into it.
      const listText = () => (profile.generator === 'plain' ? undefined : listTextOf(taxonomy, path));
      return { edits, options: { listText, format: profile.format, yaml: profile.yaml } };
    }),
  );
}

/** `tags remove`: from whichever of the taxonomy's fields hold them. */
export function removeTags(context: Context, { files, tags, ...flags }: TagArguments): Promise<ExitCode> {
  return eachFile(context, { files, json: flags.json }, (name) =>
    changeFile(context, name, { kind: 'delete', tags }, flags),
  );
}

/** `tags rename`, `merge` and `delete` of one file. */
export function changeTagsOfFile(
  context: Context,
  name: string,
  action: TagAction,
  flags: TagFlags,
): Promise<ExitCode> {
  return eachFile(context, { files: [name], json: flags.json }, () => changeFile(context, name, action, flags));
}

function changeFile(context: Context, name: string, action: TagAction, flags: TagFlags) {
  const becomes = tagsBecome(action);
  return editFile(context, name, flags, async (file) => {
    const { profile, taxonomy } = await placeOfTags(context, flags.taxonomy, file);
    const tags = [...becomes.keys()];
    const listText = (field: Field) => readingOf(profile, listTextOf(taxonomy, field.path), field, tags);
    const anyCase = ignoresCase(profile);
    return editTags(file.post.text, { taxonomy, becomes, into: null, anyCase, yaml: profile.yaml, listText });
  });
}

interface PlaceOfTags {
  readonly profile: SiteProfile;
  readonly taxonomy: Taxonomy;
  readonly frontMatter: FrontMatter | null;
}

async function placeOfTags(context: Context, name: string, file: PostFile): Promise<PlaceOfTags> {
  const { profile } = await siteOfFile(context, file);
  const frontMatter = frontMatterOf(file, profile);
  // A taxonomy that the profile does not know is the field of that name.
  const field: Taxonomy = { name, fields: [fieldPath(name, frontMatter)], text: 'one' };
  return { profile, frontMatter, taxonomy: findTaxonomy(profile, name) ?? field };
}

/**
 * A generator says how its strings read. Without one, a string with a comma is a list by commas, and one of several
 * words is what it has to be for one of the tags to be in it.
 */
function readingOf(profile: SiteProfile, usual: ListText, field: Field | null, tags: readonly string[]): ListText {
  if (profile.generator !== 'plain' || typeof field?.value !== 'string') return usual;
  // The singular key holds one, however many words it has (Jekyll's `tag` and `category`).
  const isOne = field.value.includes(',') || /^(?:tag|category)$/i.test(field.path.at(-1) ?? '');
  const readings: readonly ListText[] = isOne ? ['commas', 'one'] : ['commas', 'one', 'spaces'];
  const holds = (reading: ListText) => listItems(field.value, reading).some((item) => tags.includes(item));
  return readings.find(holds) ?? usual;
}

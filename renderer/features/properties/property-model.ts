import { firstField } from '../../../shared/frontmatter/fields.ts';
import type { Field, FieldEdit, FieldPath, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { FieldNames, SiteProfile, Taxonomy } from '../../../shared/model/site.ts';

/** A place in the form: a field of the post, or where it would go. */
export interface Place {
  readonly label: string;
  /** The path that an edit goes to. */
  readonly path: FieldPath;
  readonly field: Field | null;
}

export interface PropertyModel {
  readonly title: Place;
  readonly date: Place;
  /** `inverted`: the field says published, not draft. */
  readonly draft: (Place & { readonly inverted: boolean }) | null;
  readonly description: Place;
  readonly taxonomies: readonly (Place & { readonly taxonomy: Taxonomy })[];
  /** Everything else, in the order written. */
  readonly others: readonly Field[];
}

/** What the form shows for a post of this site. */
export function propertyModel(profile: SiteProfile, frontMatter: FrontMatter): PropertyModel {
  const ignoreCase = profile.generator === 'hugo';
  const place = (label: string, names: FieldNames): Place => {
    const field = firstField(frontMatter, names, ignoreCase);
    return { label, field, path: field?.path ?? names[0] };
  };
  const draft = profile.fields.draft ? place('Draft', profile.fields.draft) : null;
  const published = firstField(frontMatter, [['published']], ignoreCase);
  const inverted = published?.kind === 'boolean' && !draft?.field;
  const model = {
    title: place('Title', profile.fields.title),
    date: place('Date', profile.fields.date),
    draft: inverted
      ? { label: 'Draft', field: published, path: published.path, inverted }
      : draft && { ...draft, inverted },
    description: place('Description', profile.fields.description),
    taxonomies: profile.taxonomies.map((taxonomy) => ({ ...place(capital(taxonomy.name), taxonomy.fields), taxonomy })),
  };
  const shown = [
    model.title,
    model.date,
    model.description,
    ...model.taxonomies,
    ...(model.draft ? [model.draft] : []),
  ];
  const taken = new Set(shown.map(({ path }) => path.join('\0')));
  return { ...model, others: otherFields(frontMatter.fields, taken) };
}

/** A map that only holds fields shown elsewhere is not shown again. */
function otherFields(fields: readonly Field[], taken: ReadonlySet<string>): readonly Field[] {
  return fields.filter((field) => {
    if (taken.has(field.path.join('\0'))) return false;
    return !field.fields?.length || otherFields(field.fields, taken).length > 0;
  });
}

/** The edit that takes a post out of the drafts; null when no field holds it there. */
export function publishEdit(model: PropertyModel): FieldEdit | null {
  const { draft } = model;
  if (!draft?.field || !isDraft(draft.field, draft.inverted)) return null;
  return { op: 'set', path: draft.path, value: draft.inverted };
}

export const isDraft = (field: Field | null, inverted: boolean): boolean =>
  field !== null && (inverted ? field.value === false : field.value === true || field.value === 'true');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

import type { EditOptions } from '../../shared/frontmatter/edit.ts';
import type { FieldEdit, FieldPath } from '../../shared/model/front-matter.ts';
import type { SiteProfile } from '../../shared/model/site.ts';

/** How edits of a post's front matter are written on this site: its format, its order of fields, its way of lists. */
export function editOptions(profile: SiteProfile, edits: readonly FieldEdit[]): EditOptions {
  const { title, date, updated, expiry, description, cover, slug, draft } = profile.fields;
  const names = [title, date, updated, expiry, draft, slug, description, cover];
  const order = [...names, ...profile.taxonomies.map((taxonomy) => taxonomy.fields)].flatMap((fields) => fields ?? []);
  const touches = (path: FieldPath) => edits.some((edit) => edit.path.join('\0') === path.join('\0'));
  const taxonomy = profile.taxonomies.find((one) => one.fields.some(touches));
  return { format: profile.format, order, ...(taxonomy && { listText: taxonomy.text }) };
}

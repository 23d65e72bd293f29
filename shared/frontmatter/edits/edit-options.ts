import type { EditOptions } from './edit.ts';
import { listTextOf, type ListText } from '../fields.ts';
import type { FieldPath } from '../../model/front-matter.ts';
import type { SiteProfile } from '../../model/site.ts';

/** How edits of a post's front matter are written on this site: its format, its order of fields, its way of lists. */
export function editOptions(profile: SiteProfile): EditOptions {
  const { title, date, updated, expiry, description, cover, slug, draft } = profile.fields;
  const names = [title, date, updated, expiry, draft, slug, description, cover];
  const order = [...names, ...profile.taxonomies.map((taxonomy) => taxonomy.fields)].flatMap((fields) => fields ?? []);
  return { format: profile.format, yaml: profile.yaml, order, listText: (path) => listTextAt(profile, path) };
}

function listTextAt(profile: SiteProfile, path: FieldPath): ListText | undefined {
  const key = path.join('\0');
  const taxonomy = profile.taxonomies.find(({ fields }) => fields.some((field) => field.join('\0') === key));
  return taxonomy && listTextOf(taxonomy, path);
}

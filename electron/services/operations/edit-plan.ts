import { AppError } from '../../../shared/base/errors.ts';
import { editFrontMatter, type EditOutcome } from '../../../shared/frontmatter/edits/edit.ts';
import { firstField, ignoresCase, listTextOf } from '../../../shared/frontmatter/fields.ts';
import { withMerged } from '../../../shared/frontmatter/merge-keys.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { postStatus } from '../../../shared/frontmatter/status/status.ts';
import { editTags } from '../../../shared/frontmatter/edits/tag-edits.ts';
import { pathOf, setEdit } from '../../../shared/frontmatter/edits/written-value.ts';
import { findTaxonomy, tagsBecome } from '../../../shared/library/tags.ts';
import type { PostEdit } from '../../../shared/model/edit.ts';
import type { FieldEdit, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { PostPlan } from '../../../shared/model/operation.ts';
import type { PostText } from '../../../shared/model/post.ts';
import type { SiteProfile, Taxonomy } from '../../../shared/model/site.ts';

export type FieldsEdit = Exclude<PostEdit, { readonly kind: 'replace' | 'to-utf-8' }>;

/** What an edit makes of the front matter of one post. `now`: milliseconds since 1970. */
export function planEdit(post: PostText, edit: FieldsEdit, profile: SiteProfile, now: number): PostPlan {
  const frontMatter = withMerged(readFrontMatter(post.text, profile.yaml));
  const problem = frontMatter?.problems[0];
  if (problem) return skip(problem.message);
  try {
    return planOn({ post, profile, frontMatter, now }, edit);
  } catch (error) {
    if (error instanceof AppError) return skip(error.message);
    throw error;
  }
}

interface Place {
  readonly post: PostText;
  readonly profile: SiteProfile;
  readonly frontMatter: FrontMatter | null;
  readonly now: number;
}

const skip = (why: string): PostPlan => ({ kind: 'skip', why });

function planOn(place: Place, edit: FieldsEdit): PostPlan {
  const { post, profile, frontMatter } = place;
  const anyCase = ignoresCase(profile);
  switch (edit.kind) {
    case 'add-tags':
      return addTags(place, taxonomyOf(profile, edit.taxonomy), edit.tags);
    case 'remove-tags': {
      const taxonomy = taxonomyOf(profile, edit.taxonomy);
      const becomes = tagsBecome({ kind: 'delete', tags: edit.tags });
      const outcome = editTags(post.text, { taxonomy, becomes, into: null, anyCase, yaml: profile.yaml });
      return toPlan(outcome, 'It has none of them.');
    }
    case 'set-field': {
      const wish = setEdit({ field: edit.field, written: edit.value }, frontMatter, profile, edit.type);
      return carryOut(place, [wish], 'It is so already.');
    }
    case 'remove-field': {
      const path = pathOf(edit.field, frontMatter, anyCase);
      return carryOut(place, [{ op: 'remove', path }], 'It has no such field.');
    }
    case 'draft':
      return setDraft(place, edit.draft);
  }
}

/** AppError `invalid-input` for a taxonomy that the site has not. */
export function taxonomyOf(profile: SiteProfile, name: string): Taxonomy {
  const found = findTaxonomy(profile, name);
  if (found) return found;
  const known = profile.taxonomies.map((taxonomy) => taxonomy.name).join(', ');
  throw new AppError('invalid-input', `The site has no taxonomy “${name}”.`, { remedy: `It has: ${known}.` });
}

function addTags({ post, profile, frontMatter }: Place, taxonomy: Taxonomy, tags: readonly string[]): PostPlan {
  const field = frontMatter && firstField(frontMatter, taxonomy.fields, ignoresCase(profile));
  const path = field?.path ?? taxonomy.fields[0];
  const edits = tags.map((item): FieldEdit => ({ op: 'add-item', path, item }));
  // Without a generator the string itself tells how one more tag goes into it.
  const listText = () => (profile.generator === 'plain' ? undefined : listTextOf(taxonomy, path));
  const options = { listText, format: profile.format, yaml: profile.yaml };
  return toPlan(editFrontMatter(post.text, edits, options), 'It has them already.');
}

function carryOut({ post, profile }: Place, edits: readonly FieldEdit[], unchanged: string): PostPlan {
  return toPlan(editFrontMatter(post.text, edits, { format: profile.format, yaml: profile.yaml }), unchanged);
}

function toPlan(outcome: EditOutcome, unchanged: string): PostPlan {
  if (outcome.kind === 'changed') return { kind: 'change', text: outcome.text, changes: outcome.changes };
  return skip(outcome.kind === 'refused' ? outcome.problem.message : unchanged);
}

/** By the flag of the site; where it has none, by `published`, which is the same turned round. */
function setDraft(place: Place, draft: boolean): PostPlan {
  const { post, profile, frontMatter, now } = place;
  const names = profile.fields.draft ?? ([['published']] as const);
  const field = frontMatter && firstField(frontMatter, names, ignoresCase(profile));
  const value = profile.fields.draft === null ? !draft : draft;
  if (!draft && !field) {
    const { state, why } = postStatus(profile, post.id, frontMatter, now);
    return skip(state === 'draft' ? `No field makes it a draft: ${why}` : 'It is no draft.');
  }
  const wish: FieldEdit = { op: 'set', path: field?.path ?? names[0], value, kind: 'boolean' };
  return carryOut(place, [wish], 'It is so already.');
}

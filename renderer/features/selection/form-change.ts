import { planMove } from '../../../shared/library/moves.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Change } from '../../state/changes.ts';
import type { EditForm } from '../../state/edit-form.ts';

/** What a filled form asks for; a sentence where something is missing. `all`: every post of the library. */
export function changeOf(
  { kind, ids, name, taxonomy, value, type }: EditForm,
  all: readonly PostId[],
): Change | string {
  const named = name.trim();
  switch (kind) {
    case 'add-tags':
    case 'remove-tags': {
      const tags = [...new Set(named.split(',').map((tag) => tag.trim()))].filter(Boolean);
      return tags.length > 0 ? { kind: 'edit', ids, edit: { kind, taxonomy, tags } } : 'Type at least one name.';
    }
    case 'set-field':
      if (named === '') return 'Type the name of a field.';
      return { kind: 'edit', ids, edit: { kind, field: named, value, type } };
    case 'remove-field':
      return named === '' ? 'Type the name of a field.' : { kind: 'edit', ids, edit: { kind, field: named } };
    case 'move':
      return { kind: 'rename', ...planMove(ids, named, all), links: true };
  }
}

import type { TagForm } from '../../state/tag-form.ts';

/** A form before anything is typed. The first of the tags, the most used, is the likeliest name of what a merge makes. */
export function startForm(kind: TagForm['kind'], tags: readonly string[]): TagForm {
  return { kind, tags, typed: kind === 'rename' || kind === 'merge' ? (tags[0] ?? '') : '' };
}

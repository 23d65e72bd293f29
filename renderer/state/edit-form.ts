import type { ValueType } from '../../shared/model/edit.ts';
import type { PostId } from '../../shared/model/post.ts';

/** What a person is about to do with several posts, with what was typed so far. */
export interface EditForm {
  readonly kind: 'add-tags' | 'remove-tags' | 'set-field' | 'remove-field' | 'move';
  readonly ids: readonly PostId[];
  /** Tags with commas between them, the name of the field, or the folder. */
  readonly name: string;
  readonly taxonomy: string;
  readonly value: string;
  readonly type: ValueType | null;
}

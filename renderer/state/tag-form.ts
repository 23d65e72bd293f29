/** What a person is about to do with tags, with what was typed so far. */
export interface TagForm {
  readonly kind: 'rename' | 'merge' | 'split' | 'move';
  readonly tags: readonly string[];
  /** The new name or names; of a move the taxonomy. */
  readonly typed: string;
}

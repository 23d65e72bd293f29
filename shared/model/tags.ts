/** What a person wants to become of tags of one taxonomy. */
export type TagAction =
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  /** Several become one; that one may be among them. */
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'delete'; readonly tags: readonly string[] }
  | { readonly kind: 'split'; readonly from: string; readonly to: readonly string[] }
  /** To another taxonomy, by its name. */
  | { readonly kind: 'move'; readonly tags: readonly string[]; readonly into: string };

/** What each tag becomes; nothing takes it away. Tags that stay as they are do not stand in it. */
export type TagsBecome = ReadonlyMap<string, readonly string[]>;

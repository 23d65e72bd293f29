import type { TextChange } from '../base/text-change.ts';
import type { PostId } from './post.ts';

/** Names one operation in a library's history; later ones sort behind earlier ones. */
export type OperationId = string & { readonly OperationId: unique symbol };
/** Takes the caller's word for it: the contract checks the form of what a page sends. */
export const operationId = (id: string): OperationId => id as OperationId;

/** What an operation is about: who asks for the last one of a kind finds it by this. */
export const operationKinds = ['tags', 'replace', 'fields', 'checks', 'publish', 'rename', 'move'] as const;
export type OperationKind = (typeof operationKinds)[number];

/**
 * What an operation makes of one post: its whole new text, or why it is left as it is, as a sentence. `none`: the post is
 * not meant, and is not told of.
 */
export type PostPlan =
  | {
      readonly kind: 'change';
      readonly text: string;
      /** What makes it of the old one, in order and apart from each other, where that is known. */
      readonly changes?: readonly TextChange[];
      /** It is what the bytes say in another encoding: the file gets UTF-8. */
      readonly toUtf8?: true;
      /** The path that the post moves to, after its text was changed. */
      readonly to?: PostId;
      /** Of several posts that move, those that its text has links to; absent: any of them. */
      readonly follows?: readonly PostId[];
    }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'none' };

/**
 * `applied` and `undone`: it has ended that way, as far as the posts let it. `running`: a process of ours is at it.
 * `interrupted`: the process that was at it has ended before the work had; it can be finished or undone.
 */
export type OperationState = 'running' | 'interrupted' | 'applied' | 'undone';

/** An operation of the history. */
export interface OperationRecord {
  readonly id: OperationId;
  readonly kind: OperationKind;
  /** What it does, in words: `Rename “old” to “new” in tags`. */
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly state: OperationState;
  /** Which way the last work on it went, or goes. */
  readonly direction: 'forward' | 'back';
  /** Posts that it was to change. */
  readonly posts: number;
  /** Posts that it did change; null while that is not known, because it was cut off. */
  readonly changed: number | null;
}

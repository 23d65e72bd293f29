import type { ElementContent, Root } from 'hast';

// Two parts of the pipeline are nearly as large as all the rest, and many posts need neither. Who renders whole posts has them
// from the start (render.ts); the preview's worker loads each when a text first may need it.

export interface LargeParts {
  /** Code as spans with classes, or null where the language is unknown or the code too long. */
  readonly highlightCode: (code: string, language: string) => readonly ElementContent[] | null;
  /** The tree with its raw HTML parsed as a browser would. */
  readonly parseRaw: (tree: Root) => Root;
}

let given: Partial<LargeParts> = {};

/** From now on the pipeline has these parts. */
export function giveParts(parts: Partial<LargeParts>): void {
  given = { ...given, ...parts };
}

/** Without the part code stays plain. */
export const highlightCode: LargeParts['highlightCode'] = (code, language) =>
  given.highlightCode?.(code, language) ?? null;

/** Throws where nobody has given the part: raw HTML cannot be shown unread. */
export function parseRaw(tree: Root): Root {
  if (!given.parseRaw) throw new Error('Raw HTML needs its parser');
  return given.parseRaw(tree);
}

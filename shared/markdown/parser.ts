import type { Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';

/** The Markdown grammar of outline, counts and facts: CommonMark and GFM, the same node names as in the editor. */
export const markdownParser = parser.configure([GFM]);

/** The syntax tree of the body alone; its offsets are offsets in the whole text. */
export function parseBody(text: string, from: number): Tree {
  return markdownParser.parse(text, [], [{ from, to: text.length }]);
}

/** The tree given by an editor when it covers the whole text, else a tree of our own: editors parse in slices. */
export function completeTree(text: string, from: number, tree: Tree | undefined): Tree {
  return tree && tree.length >= text.length ? tree : parseBody(text, from);
}

import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { bodyFrom } from './front-matter-field.ts';
import { islandsIn } from './islands.ts';

const noProse = /^(?:InlineCode|HTMLBlock|HTMLTag|CommentBlock|Comment|URL|Autolink|LinkReference|LinkLabel)$/;
/** What is written at the end of their last line is still in them. */
const code = /^(?:FencedCode|CodeBlock)$/;

/** Whether a position is in what stands behind the words of a link or an image. Its address begins and ends there. */
const isBehindWords = (node: SyntaxNode, position: number): boolean =>
  /^(?:Link|Image)$/.test(node.name) &&
  position < node.to &&
  position > (node.getChildren('LinkMark')[1]?.from ?? node.to);

/** Whether what is written at a position is language: not code, an address, a tag, front matter or the generator's. */
export function isProse(state: EditorState, position: number): boolean {
  if (position < bodyFrom(state)) return false;
  for (let node = syntaxTree(state).resolveInner(position, -1); node.parent; node = node.parent) {
    if (code.test(node.name) || (noProse.test(node.name) && node.to > position)) return false;
    if (isBehindWords(node, position)) return false;
  }
  return !islandsIn(state, position, position).some(({ from, to }) => from < position && position < to);
}

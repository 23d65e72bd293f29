import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { findIslands, mayHaveIslands } from '../../shared/markdown/islands.ts';
import { Tree } from '@lezer/common';
import { bodyFrom } from './front-matter-field.ts';

const noProse =
  /^(?:FencedCode|CodeBlock|InlineCode|HTMLBlock|HTMLTag|CommentBlock|Comment|URL|Autolink|LinkReference|LinkLabel)$/;

/** Whether what is written at a position is language: not code, an address, a tag, front matter or the generator's. */
export function isProse(state: EditorState, position: number): boolean {
  if (position < bodyFrom(state)) return false;
  for (let node = syntaxTree(state).resolveInner(position, -1); node.parent; node = node.parent) {
    if (noProse.test(node.name) && (node.to > position || node.name === 'FencedCode')) return false;
  }
  const line = state.doc.lineAt(position);
  if (!mayHaveIslands(line.text)) return true;
  const column = position - line.from;
  return !findIslands(line.text, 0, Tree.empty).some(({ from, to }) => from < column && column < to);
}

import { indentService, syntaxTree } from '@codemirror/language';
import { countColumn } from '@codemirror/state';

/** Where the text of a line begins, behind the mark of an item. */
const lead = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/;

/** A bracket of a script or a style, behind which a line begins farther in. */
const opening = /[([{][ \t]*$/;

/**
 * A new line in raw HTML begins where the one above does. Farther in, Markdown behind a blank line would be code, and HTML does not
 * know that a component of MDX ends with its own tag.
 */
export const htmlIndent = indentService.of(({ state, simulatedBreak }, position) => {
  let [isHtml, isScript] = [false, false];
  for (let node = syntaxTree(state).resolveInner(simulatedBreak ?? position, -1); node.parent; node = node.parent) {
    if (node.name === 'FencedCode') return undefined;
    isHtml ||= /^HTML(?:Block|Tag)$/.test(node.name);
    isScript ||= /^(?:Script|StyleSheet)$/.test(node.name);
  }
  const { text, from } = state.doc.lineAt(position);
  if (isScript && opening.test(text.slice(0, position - from))) return undefined;
  return isHtml ? countColumn(text, state.tabSize, lead.exec(text)?.[0].length) : undefined;
});

import { indentService, syntaxTree } from '@codemirror/language';
import { countColumn } from '@codemirror/state';

/** Where the text of a line begins, behind the mark of an item. */
const lead = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/;

/**
 * A new line in raw HTML begins where the one above does. Farther in, Markdown behind a blank line would be code, and HTML does not
 * know that a component of MDX ends with its own tag.
 */
export const htmlIndent = indentService.of(({ state, simulatedBreak }, position) => {
  let isHtml = false;
  for (let node = syntaxTree(state).resolveInner(simulatedBreak ?? position, -1); node.parent; node = node.parent) {
    if (/^(?:Script|StyleSheet|FencedCode)$/.test(node.name)) return undefined;
    isHtml ||= /^HTML(?:Block|Tag)$/.test(node.name);
  }
  const { text } = state.doc.lineAt(position);
  return isHtml ? countColumn(text, state.tabSize, lead.exec(text)?.[0].length) : undefined;
});

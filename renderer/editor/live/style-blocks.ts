import { Decoration } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { addToLines, areLinesTouched, hide, type StyleNode, type Styling } from './styling.ts';

const lineOf = (name: string, spelling = true) =>
  Decoration.line({ class: name, ...(spelling ? {} : { attributes: { spellcheck: 'false' } }) });

const code = lineOf('cm-code-line', false);
const table = lineOf('cm-table-line');
const rule = lineOf('cm-rule-line');
const reference = lineOf('cm-reference-line', false);
/** By depth; deeper ones look like the third. */
const quotes = [1, 2, 3].map((depth) => lineOf(`cm-quote-line cm-quote-${depth}`));
const alerts: Readonly<Record<string, Decoration>> = Object.fromEntries(
  ['note', 'tip', 'important', 'warning', 'caution'].map((kind) => [kind, lineOf(`cm-quote-line cm-alert-${kind}`)]),
);

/** Sets blocks off from the text around them. */
export const styleBlock: StyleNode = (styling, node) => {
  switch (node.name) {
    case 'FencedCode':
    case 'CodeBlock':
    case 'HTMLBlock':
    case 'CommentBlock':
      addToLines(styling, node, code);
      return false;
    case 'Table':
      addToLines(styling, node, table);
      return true;
    case 'LinkReference':
      addToLines(styling, node, reference);
      return false;
    case 'HorizontalRule':
      if (styling.hiding && !areLinesTouched(styling, node.from, node.to)) {
        addToLines(styling, node, rule);
        hide(styling, node.from, node.to);
      }
      return false;
    case 'Blockquote':
      addToLines(styling, node, lineOfQuote(styling, node));
      return true;
    case 'FrontMatter':
      return false;
    default:
      return true;
  }
};

function lineOfQuote({ doc }: Styling, node: SyntaxNode): Decoration {
  let depth = 0;
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.name === 'Blockquote') depth++;
  const first = doc.lineAt(node.from);
  const kind = /^>?[ \t]*\[!(\w+)\][ \t]*$/.exec(first.text.slice(node.from - first.from))?.[1]?.toLowerCase();
  const plain = quotes[Math.min(depth, quotes.length - 1)] ?? rule;
  return depth === 0 && kind !== undefined ? (alerts[kind] ?? plain) : plain;
}

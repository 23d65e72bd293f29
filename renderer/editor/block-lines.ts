import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

const code = Decoration.line({ class: 'cm-code-line', attributes: { spellcheck: 'false' } });
const quote = Decoration.line({ class: 'cm-quote-line' });
const lineStyles: Readonly<Record<string, Decoration>> = { FencedCode: code, CodeBlock: code, Blockquote: quote };

function decorate(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const style = lineStyles[node.name];
        if (!style) return true;
        const end = Math.min(node.to, to);
        for (let at = doc.lineAt(Math.max(node.from, from)); ; at = doc.line(at.number + 1)) {
          found.push(style.range(at.from));
          if (at.to >= end || at.number === doc.lines) break;
        }
        return style !== code;
      },
    });
  }
  return Decoration.set(found, true);
}

/** Lines of code blocks and quotes are set off from the text, as far as they are on screen. */
export const blockLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update({ view, docChanged, viewportChanged, state, startState }: ViewUpdate) {
      if (docChanged || viewportChanged || syntaxTree(state) !== syntaxTree(startState))
        this.decorations = decorate(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

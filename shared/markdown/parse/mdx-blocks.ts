import type { Nodes, Paragraph } from 'mdast';
import type { Code, Construct, State } from 'micromark-util-types';
import type { Syntax } from './gfm.ts';
import { mostLines, tagsIn } from './mdx-syntax.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** Nothing but elements of MDX. */
    isElements?: boolean;
  }
}

/** What covers of islands begin with (covers.ts). */
const cover = 0xfdd0;

/** A line end and the next line of the same block. */
const goesOn: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};

const isLineEnd = (code: Code): boolean => code === null || code < -2;

/**
 * What mdx-syntax.ts is for the grammar of facts, for that of pages: a line of tags is a block of HTML by itself, and so is a remark,
 * which Docusaurus leaves to those who had them before; nothing is code by indentation. `uncover` puts the islands back that components
 * are.
 */
export function mdxBlocks(uncover: (piece: string) => string): Syntax {
  const tags: Construct = {
    name: 'mdxTags',
    concrete: true,
    tokenize(effects, ok, nok) {
      let text = '';
      let lines = 1;
      const isRemark = () => text.startsWith('<!--');
      const begin: State = (code) => {
        effects.enter('htmlFlow');
        return line(code);
      };
      const line: State = (code) => {
        if (isLineEnd(code)) return end(code);
        effects.enter('htmlFlowData');
        return inside(code);
      };
      const inside: State = (code) => {
        if (code === null || isLineEnd(code)) {
          effects.exit('htmlFlowData');
          return end(code);
        }
        // A tab comes as itself and as the columns that it takes.
        if (code !== -1) text += code === -2 ? '\t' : String.fromCharCode(code);
        effects.consume(code);
        return inside;
      };
      const end: State = (code) => {
        const found = isRemark() ? (text.includes('-->') ? 'whole' : 'open') : tagsIn(uncover(text));
        if (found === 'whole') return finish(code);
        if (found === 'none' || (!isRemark() && (lines++ >= mostLines || /(?:^|\n)\s*$/.test(text)))) return nok(code);
        text += '\n';
        return code === null ? stop(code) : effects.attempt(goesOn, line, stop)(code);
      };
      const stop: State = (code) => (isRemark() ? finish(code) : nok(code));
      const finish: State = (code) => {
        effects.exit('htmlFlow');
        return ok(code);
      };
      return begin;
    },
  };
  const syntax = { disable: { null: ['codeIndented', 'htmlFlow'] }, flow: { 60: tags, [cover]: tags } };
  return { syntax, tree: { transforms: [markElements] } };
}

/** Marks the paragraphs that are nothing but elements: those stand by themselves (@mdx-js/mdx, remark-mark-and-unravel). */
function markElements(node: Nodes): void {
  if (node.type === 'paragraph' && isElements(node)) node.data = { ...node.data, isElements: true };
  else if ('children' in node) node.children.forEach(markElements);
}

function isElements({ children }: Paragraph): boolean {
  let depth = 0;
  for (const node of children) {
    if (node.type === 'html') depth += node.value.startsWith('</') ? -1 : /\/>$|^<!/.test(node.value) ? 0 : 1;
    else if (depth === 0 && !(node.type === 'text' && node.value.trim() === '')) return false;
  }
  return depth === 0;
}

import { NodeType, Tree, TreeFragment } from '@lezer/common';
import {
  Autolink,
  parser,
  TaskList,
  type InlineContext,
  type LeafBlock,
  type LeafBlockParser,
  type MarkdownConfig,
  type MarkdownExtension,
  type MarkdownParser,
} from '@lezer/markdown';
import { textChange } from '../../base/text-change.ts';
import { tooNested } from './nesting.ts';
import { isMdx } from '../islands/islands.ts';
import { innerBrackets } from './inner-brackets.ts';
import { lazyItems } from './lazy-items.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { parseLimits } from './parse-limits.ts';
import { htmlSyntax } from './html-syntax.ts';
import { strikethrough } from './strikethrough.ts';
import { tableBlock } from './table-block.ts';

// Every inline parser is asked at every character. Plain words, most of a post, are stepped over in one go, up to where
// a bare address may begin; those of a section with an `@` are left to the grammar, since mail begins with any letter. Blanks that
// end no line are never looked at twice: for each of them the grammar looks for the end of all.
const blanks = / +(?![ \n])/y;
const plainRun = /(?:(?!www\.|https?:|mailto:|xmpp:)[^\\&`<*_![\]~ ]| (?! )| +(?![ \n]))+/iy;

let last: { readonly context: InlineContext; readonly stepped: RegExp } | null = null;

const stepOverWords: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainWords',
      before: 'Escape',
      parse(context, _next, position) {
        if (last?.context !== context) last = { context, stepped: context.text.includes('@') ? blanks : plainRun };
        const { stepped } = last;
        stepped.lastIndex = position - context.offset;
        const run = stepped.exec(context.text);
        return run ? position + run[0].length : -1;
      },
    },
  ],
};

const footnote = /^\[\^[^\]\s]+\]:/;

/** The grammar takes a footnote of one word, or of a script without blanks, for an address with a label, and one below another
 * for a part of that. */
const footnotes: MarkdownConfig = {
  parseBlock: [
    {
      name: 'FootnoteText',
      before: 'LinkReference',
      leaf: (_context, { content }) => (footnote.test(content) ? noReference : null),
      endLeaf: (_context, { text, pos }) => footnote.test(text.slice(pos, pos + 100)),
    },
  ],
};

const noReference: LeafBlockParser = {
  nextLine: (_context, _line, leaf) => withoutReference(leaf),
  finish: (_context, leaf) => withoutReference(leaf),
};

/** The parser of labels stands right behind the one that is asked, that of underlines last: a footnote is none's heading. */
function withoutReference({ parsers }: LeafBlock): false {
  const at = parsers.indexOf(noReference);
  if (at >= 0) {
    parsers.splice(at, 2);
    parsers.pop();
  }
  return false;
}

/** GFM, in the editor as for outline, counts and facts. */
export const grammar: MarkdownExtension = [
  tableBlock,
  TaskList,
  strikethrough,
  Autolink,
  footnotes,
  innerBrackets,
  lazyItems,
  htmlSyntax,
  parseLimits,
  stepOverWords,
];

/** The Markdown grammar of outline, counts and facts: the same nodes as in the editor. */
export const markdownParser = parser.configure(grammar);

/** The same of MDX. */
export const mdxParser = markdownParser.configure(mdxSyntax);

// Counts, outline and islands are asked for the same text one after another.
let parsed: { readonly text: string; readonly from: number; readonly mdx: boolean; readonly tree: Tree } | null = null;

/** The syntax tree of the body alone; its offsets are offsets in the whole text. Empty for a text nested too deep. `mdx`: the file
 * is MDX by its name. */
export function parseBody(text: string, from: number, mdx?: boolean): Tree {
  const read = isMdx(text, from, { mdx });
  if (parsed?.text !== text || parsed.from !== from || parsed.mdx !== read)
    parsed = { text, from, mdx: read, tree: parse(text, from, read ? mdxParser : markdownParser) };
  return parsed.tree;
}

function parse(text: string, from: number, grammarParser: MarkdownParser): Tree {
  const parsing = createBodyParser(grammarParser)(text, from);
  for (;;) {
    const { done, value } = parsing.next();
    if (done) return value;
  }
}

/**
 * As parseBody, a block with each step. What was parsed by the same parser the last time is parsed again only where the text has
 * changed since. Another parser may be given that makes the same trees.
 */
export function createBodyParser(grammarParser: MarkdownParser = markdownParser) {
  let last: { readonly body: string; readonly tree: Tree } | null = null;
  return function* (text: string, from: number): Generator<undefined, Tree> {
    const nothing = new Tree(NodeType.none, [], [], text.length);
    if (tooNested(text, from)) return nothing;
    const body = withBlanks(from === 0 ? text : text.slice(from));
    try {
      const parsing = grammarParser.startParse(body, last ? fragmentsFor(last.tree, last.body, body) : []);
      let tree = parsing.advance();
      for (; !tree; tree = parsing.advance()) yield;
      last = { body, tree };
      return from === 0 ? tree : new Tree(NodeType.none, [tree], [from], text.length);
    } catch (error) {
      // The grammar writes elements in each other by recursion: thousands of them end as a stack overflow.
      if (error instanceof RangeError) return nothing;
      throw error;
    }
  };
}

/**
 * The text with blanks for the CR of its line ends: the grammar takes no line with one for empty where HTML would end. And a CR
 * by itself ends a line (CommonMark 0.31.2, 2.1), which the grammar does not know. A backslash stays right before its line end.
 */
export const withBlanks = (text: string): string =>
  text.includes('\r') ? text.replaceAll('\\\r\n', '\\\n ').replaceAll('\r\n', ' \n').replaceAll('\r', '\n') : text;

/** What of a tree still holds for another text. */
function fragmentsFor(tree: Tree, before: string, after: string): readonly TreeFragment[] {
  const whole = TreeFragment.addTree(tree);
  const change = textChange(before, after);
  if (!change) return whole;
  const { from, to, insert } = change;
  return TreeFragment.applyChanges(whole, [{ fromA: from, toA: to, fromB: from, toB: from + insert.length }]);
}

/** The tree given by an editor when it covers the whole text, else a tree of our own: editors parse in slices. */
export function completeTree(text: string, from: number, tree: Tree | undefined, mdx?: boolean): Tree {
  return tree && tree.length >= text.length ? tree : parseBody(text, from, mdx);
}

import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownExtension } from '@lezer/markdown';
import { expression, jsxTag } from '../islands/mdx.ts';
import { isTable } from './table-block.ts';

/** A tag of JSX with or without a name; no address in angle brackets. */
const tagStart = /^<\/?(?:(?!\w+:\/\/)[a-z_$][\w.:$-]*(?=[\s/>{]|$)|>)/i;

/** Lines that a tag may go on for. */
export const mostLines = 100;

/** What the grammar knows and its types do not say. */
interface Known {
  readonly parser: {
    readonly blockNames: readonly string[];
    readonly blockParsers: readonly ((context: BlockContext, line: Line) => boolean | null)[];
    readonly endLeafBlock: readonly ((context: BlockContext, line: Line, leaf: LeafBlock) => boolean)[];
  };
  readonly depth: number;
}
const parserOf = (context: BlockContext) => (context as unknown as Known).parser;
/** How many of the blocks around it a line goes on with. */
export const depthOf = (line: Line) => (line as unknown as Known).depth;

/** A line as if it began where its block does: the grammar looks for code by indentation wherever a line may begin something. */
const unindented = (line: Line): Line =>
  Object.create(line, { indent: { get: () => Math.min(line.indent, line.baseIndent) } }) as Line;

/** Ends words, and makes a heading of them, by lines that are code by indentation elsewhere. */
const indentedLines: LeafBlockParser = {
  nextLine(context, line, leaf) {
    if (line.indent < line.baseIndent + 4) return false;
    const isWords = depthOf(line) >= context.depth && !isTable(leaf);
    const underline = isWords ? /^(=+|-+)\s*$/.exec(line.text.slice(line.pos)) : null;
    const { lineStart, parser } = context;
    if (underline) {
      const mark = context.elt('HeaderMark', lineStart + line.pos, lineStart + line.pos + (underline[1]?.length ?? 0));
      const name = line.next === 61 ? 'SetextHeading1' : 'SetextHeading2';
      const words = parser.parseInline(leaf.content, leaf.start);
      const to = lineStart + line.text.length;
      context.nextLine();
      context.addLeafElement(leaf, context.elt(name, leaf.start, to, [...words, mark]));
      return true;
    }
    const other = unindented(line);
    if (!parserOf(context).endLeafBlock.some((ends) => ends(context, other, leaf))) return false;
    if (leaf.parsers.some((one) => one.finish(context, leaf))) return true;
    const words = parser.parseInline(leaf.content, leaf.start);
    context.addLeafElement(leaf, context.elt('Paragraph', leaf.start, leaf.start + leaf.content.length, words));
    return true;
  },
  finish: () => false,
};

/**
 * MDX has neither HTML nor code by indentation: a line of tags is a block by itself, with Markdown above and below it as everywhere
 * (mdxjs.com/docs/what-is-mdx; micromark-extension-mdx-md, micromark-extension-mdx-jsx). Remarks are blocks too: Docusaurus leaves
 * them to those who had them before.
 */
export const mdxSyntax: MarkdownExtension = {
  remove: ['HTMLBlock', 'SelfClosedTag', 'Placeholder', 'IndentedCode'],
  parseBlock: [
    { name: 'IndentedLine', before: 'LinkReference', leaf: () => indentedLines },
    {
      name: 'IndentedFence',
      before: 'FencedCode',
      parse(context, line) {
        const { blockNames, blockParsers } = parserOf(context);
        return blockParsers[blockNames.indexOf('FencedCode')]?.(context, unindented(line)) ?? false;
      },
    },
    { name: 'RemarkBlock', before: 'SetextHeading', parse: readRemark, endLeaf: (_, line) => isRemark(line) },
    {
      name: 'JSXBlock',
      before: 'SetextHeading',
      parse: readTags,
      endLeaf: (_, line) => blockIn(line.text.slice(line.pos)) === 'whole',
    },
  ],
};

const isRemark = ({ text, pos }: Line) => text.startsWith('<!--', pos);

function readRemark(context: BlockContext, line: Line): boolean {
  if (!isRemark(line)) return false;
  const from = context.lineStart + line.pos;
  let to = context.lineStart + line.text.length;
  let isInside = true;
  while (isInside && !line.text.slice(line.basePos).includes('-->')) {
    isInside = context.nextLine() && depthOf(line) >= context.depth;
    if (isInside) to = context.lineStart + line.text.length;
  }
  if (isInside) context.nextLine();
  context.addElement(context.elt('CommentBlock', from, to));
  return true;
}

function readTags(context: BlockContext, line: Line): boolean {
  let text = line.text.slice(line.pos);
  if (blockIn(text) === 'none') return false;
  const from = context.lineStart + line.pos;
  let to = context.lineStart + line.text.length;
  let isInside = true;
  for (let count = 1; blockIn(text) === 'open' && count < mostLines; count++) {
    // One that is being written takes no more than its paragraph, and none more than what it stands in.
    isInside = context.nextLine() && depthOf(line) >= context.depth && line.pos < line.text.length;
    if (!isInside) break;
    text += `\n${line.text.slice(line.basePos)}`;
    to = context.lineStart + line.text.length;
  }
  if (isInside) context.nextLine();
  context.addElement(context.elt('HTMLBlock', from, to));
  return true;
}

/** Whether a text is nothing but tags and expressions, of which the last one may go on behind it. */
function blockIn(text: string): 'whole' | 'open' | 'none' {
  const rest = text.trimEnd();
  if (rest === '') return 'none';
  for (let at = 0; at < rest.length; at += /^\s*/.exec(rest.slice(at))?.[0].length ?? 0) {
    const isTag = tagStart.test(rest.slice(at));
    if (!isTag && rest[at] !== '{') return 'none';
    const end = isTag ? jsxTag(rest, at) : expression(rest, at);
    if (end === null) return rest.includes('<', at + 1) ? 'none' : 'open';
    at = end;
  }
  return 'whole';
}

/** The same of one that begins with a tag. */
export const tagsIn = (text: string): ReturnType<typeof blockIn> => (tagStart.test(text) ? blockIn(text) : 'none');

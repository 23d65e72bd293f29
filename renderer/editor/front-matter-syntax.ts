import type { Input, NestedParse, PartialParse, SyntaxNodeRef } from '@lezer/common';
import { tags } from '@lezer/highlight';
import type { BlockContext, MarkdownExtension } from '@lezer/markdown';
import { findBlock } from '../../shared/frontmatter/split.ts';
import type { FrontMatterFormat } from '../../shared/model/front-matter.ts';
import { parserNamed } from './code-languages.ts';

const blockName = 'FrontMatter';
const contentName: Readonly<Record<FrontMatterFormat, string>> = {
  yaml: 'FrontMatterYAML',
  toml: 'FrontMatterTOML',
  json: 'FrontMatterJSON',
};
const formats = Object.keys(contentName) as FrontMatterFormat[];

// A block parser sees one line at a time and cannot take a line back, but whether a first `---` opens front matter
// depends on the lines that follow. The wrapper, called with the very parse, is the place to learn what is being read.
const inputs = new WeakMap<object, Input>();

function blockAtStart(context: BlockContext) {
  const input = context.lineStart === 0 ? inputs.get(context) : undefined;
  return input ? findBlock(input.read(0, input.length)) : null;
}

/** Front matter as a block of its own, by the same rule as everywhere else, so that `---` under a field is no heading.
 * Its content is coloured as YAML, TOML or JSON once that language is loaded. */
export const frontMatterSyntax: MarkdownExtension = {
  defineNodes: [
    { name: blockName, block: true, style: tags.meta },
    ...formats.map((format) => ({ name: contentName[format], block: true })),
  ],
  parseBlock: [
    {
      name: blockName,
      before: 'LinkReference',
      parse(context) {
        const found = blockAtStart(context);
        if (!found) return false;
        while (context.nextLine() && context.lineStart < found.to);
        const content = context.elt(contentName[found.format], found.contentFrom, found.contentTo);
        context.addElement(context.elt(blockName, found.from, Math.max(found.contentTo, found.to - 1), [content]));
        return true;
      },
    },
  ],
  wrap: (inner, input): PartialParse => {
    inputs.set(inner, input);
    return inner;
  },
};

/** What the content of front matter is read with; null for other nodes. */
export function nestedFrontMatter(node: SyntaxNodeRef): NestedParse | null {
  const format = node.from < node.to && formats.find((one) => contentName[one] === node.name);
  const parser = format ? parserNamed(format, false) : null;
  return parser && { parser };
}

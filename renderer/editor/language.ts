import { commonmarkLanguage } from '@codemirror/lang-markdown';
import { Language, language as current } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { parseMixed, type ParseWrapper, type SyntaxNode, type SyntaxNodeRef } from '@lezer/common';
import { styleTags, tags } from '@lezer/highlight';
import type { MarkdownParser } from '@lezer/markdown';
import { mdxSyntax } from '../../shared/markdown/parse/mdx-syntax.ts';
import { grammar } from '../../shared/markdown/parse/parser.ts';
import { parserNamed } from './code-languages.ts';
import { frontMatterAfter, frontMatterField } from './front-matter-field.ts';
import { frontMatterSyntax, nestedFrontMatter } from './front-matter-syntax.ts';
import { headingFold } from './heading-fold.ts';
import { htmlParser, htmlTyping } from './html-language.ts';
import { isMdxBody } from './islands.ts';
import { SplicedParse, splicing } from './splice-parse.ts';

/** Past this many characters a post is edited as plain text: parsing would be felt at the keys. */
export const longestHighlighted = 5_000_000;

/** Characters of a line of HTML, and of a paragraph with tags in it, past which those look plain: they would be read anew with each
 * key. */
const longest = 10_000;
const longLine = new RegExp(`.{${longest}}`);

/** The parser of a fence, by the first word behind its marks. */
const codeParser = (info: string) => parserNamed(/^\S*/.exec(info)?.[0] ?? '', true);

/** As parseCode of the grammar, with front matter: each wrapper looks at every block of the text with every key. */
const otherLanguages = parseMixed((node, input) => {
  switch (node.name) {
    case 'CodeBlock':
    case 'FencedCode': {
      const info = node.node.getChild('CodeInfo');
      const found = codeParser(info ? input.read(info.from, info.to) : '');
      return (
        found && { parser: found, overlay: ({ name }) => name === 'CodeText', bracketed: node.name === 'FencedCode' }
      );
    }
    case 'HTMLTag': {
      const around = node.node.parent;
      return around && around.to - around.from > longest ? null : html(node);
    }
    case 'HTMLBlock':
    case 'CommentBlock':
      return longLine.test(input.read(node.from, node.to)) ? null : html(node);
    default:
      return nestedFrontMatter(node);
  }
});

/**
 * A parse that is cut off with a key's time goes on from where it was. Of one with other languages in it nothing is told before the
 * outer parse is done, as if it had not begun: all that is in those languages would be read anew. The first parse stops there.
 */
const inSlices: ParseWrapper = (outer, input, fragments, ranges) => {
  const whole = otherLanguages(outer, input, fragments, ranges);
  return {
    advance: () => whole.advance(),
    stopAt(position) {
      // Little is left to read then, and all behind a stop would be read anew.
      if (!(outer instanceof SplicedParse && outer.isSpliced)) whole.stopAt(position);
    },
    get stoppedAt() {
      return whole.stoppedAt;
    },
    get parsedPos() {
      return whole.parsedPos || (fragments.length > 0 ? outer.parsedPos : 0);
    },
  };
};

const html = ({ node }: SyntaxNodeRef) => ({ parser: htmlParser, overlay: between(node) });

/** What of a node no child of it covers: quote marks in a block of HTML. */
function between(node: SyntaxNode): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let { from } = node;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.from > from) ranges.push({ from, to: child.from });
    from = child.to;
  }
  if (node.to > from) ranges.push({ from, to: node.to });
  return ranges;
}

const { data, parser } = commonmarkLanguage;
// Front matter must wrap the Markdown parse itself, below the wrapper for other languages.
const struck = {
  props: [styleTags({ 'Strikethrough/...': tags.strikethrough, StrikethroughMark: tags.processingInstruction })],
};
const markdown = (parser as MarkdownParser).configure([grammar, struck, frontMatterSyntax]);

// Not by `markdown()` of lang-markdown: that has the languages HTML, CSS and JavaScript in it, which weigh more than all else here.
const createLanguage = (isMdx: boolean) => {
  const own = isMdx ? markdown.configure(mdxSyntax) : markdown;
  const wrapped = own.configure(splicing(own)).configure({ wrap: inSlices });
  return new Language(data, wrapped, [], isMdx ? 'mdx' : 'markdown').extension;
};

const language = new Compartment();

/** A line far below can make the first one open a block, or no longer, and the first lines or another name can make MDX of a post. The
 * parser keeps what stands before a change, so it starts anew, which takes another language object. */
const startAnew = EditorState.transactionExtender.of((transaction) => {
  if (!transaction.docChanged) return null;
  const { startState, newDoc } = transaction;
  const before = startState.field(frontMatterField, false) ?? null;
  const after = frontMatterAfter(before, transaction);
  const isMdx = isMdxBody(newDoc, after?.to ?? 0, startState);
  const isSame = (before === null) === (after === null) && isMdx === (startState.facet(current)?.name === 'mdx');
  return isSame ? null : { effects: language.reconfigure(createLanguage(isMdx)) };
});

/** CommonMark and GFM with front matter, or MDX; the languages of code blocks and HTML load when one is met. */
export const postLanguage = (isMdx = false): Extension => [
  language.of(createLanguage(isMdx)),
  startAnew,
  headingFold,
  htmlTyping,
];

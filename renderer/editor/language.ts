import { commonmarkLanguage, pasteURLAsLink } from '@codemirror/lang-markdown';
import { Language, LanguageDescription, ParseContext } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import type { Parser } from '@lezer/common';
import { GFM, parseCode, type MarkdownParser } from '@lezer/markdown';
import { parseLimits } from '../../shared/markdown/parse-limits.ts';
import { frontMatterAfter, frontMatterField } from './front-matter-field.ts';
import { frontMatterSyntax } from './front-matter-syntax.ts';
import { headingFold } from './heading-fold.ts';
import { htmlParser, htmlTyping } from './html-language.ts';

/** Past this many characters a post is edited as plain text: parsing would be felt at the keys. */
export const longestHighlighted = 5_000_000;

/** The parser of a fence, by the first word behind its marks. */
function codeParser(info: string): Parser | null {
  const found = LanguageDescription.matchLanguageName(languages, /^\S*/.exec(info)?.[0] ?? '', true);
  return found && (found.support?.language.parser ?? ParseContext.getSkippingParser(found.load()));
}

const { data, parser } = commonmarkLanguage;
// Front matter must wrap the Markdown parse itself, below the wrapper for code.
const markdown = (parser as MarkdownParser).configure([GFM, frontMatterSyntax, parseLimits]);

// Not by `markdown()` of lang-markdown: that has the languages HTML, CSS and JavaScript in it, which weigh more than all else here.
const createLanguage = () =>
  new Language(data, markdown.configure(parseCode({ codeParser, htmlParser })), [], 'markdown').extension;

const language = new Compartment();

/** A line far below can make the first one open a block, or no longer. The parser keeps what stands before a change, so
 * it starts anew, which takes another language object. */
const startAnew = EditorState.transactionExtender.of((transaction) => {
  const before = transaction.startState.field(frontMatterField, false) ?? null;
  const after = transaction.docChanged ? frontMatterAfter(before, transaction) : before;
  return (before === null) === (after === null) ? null : { effects: language.reconfigure(createLanguage()) };
});

/** CommonMark and GFM with front matter; the languages of code blocks and HTML load when one is met. */
export const postLanguage = (): Extension => [
  language.of(createLanguage()),
  startAnew,
  headingFold,
  pasteURLAsLink,
  htmlTyping,
];

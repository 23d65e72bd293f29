import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import { Language, type LanguageSupport } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { GFM, type MarkdownParser } from '@lezer/markdown';
import { frontMatterAfter, frontMatterField } from './front-matter-field.ts';
import { frontMatterSyntax } from './front-matter-syntax.ts';

/** Past this many characters a post is edited as plain text: parsing would be felt at the keys. */
export const longestHighlighted = 5_000_000;

// Front matter must wrap the Markdown parse itself, below the wrapper that `markdown()` adds for code blocks.
const { data, parser } = commonmarkLanguage;
const base = new Language(data, (parser as MarkdownParser).configure([GFM, frontMatterSyntax]), [], 'markdown');

function createLanguage(): LanguageSupport {
  return markdown({
    base,
    codeLanguages: languages,
    completeHTMLTags: false,
    // The editor has its own Enter and Backspace (keymap.ts).
    addKeymap: false,
  });
}

const language = new Compartment();

/** A line far below can make the first one open a block, or no longer. The parser keeps what stands before a change, so
 * it starts anew, which takes another language object. */
const startAnew = EditorState.transactionExtender.of((transaction) => {
  const before = transaction.startState.field(frontMatterField, false) ?? null;
  const after = transaction.docChanged ? frontMatterAfter(before, transaction) : before;
  return (before === null) === (after === null) ? null : { effects: language.reconfigure(createLanguage()) };
});

/** CommonMark and GFM with front matter; the languages of code blocks load when one is met. */
export const postLanguage = (): Extension => [language.of(createLanguage()), startAnew];

import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import type { LanguageSupport } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { GFM } from '@lezer/markdown';
import { frontMatterSyntax } from './front-matter-syntax.ts';

/** Past this many characters a post is edited as plain text: parsing would be felt at the keys. */
export const longestHighlighted = 5_000_000;

/** CommonMark and GFM with front matter; the languages of code blocks load when one is met. */
export function postLanguage(): LanguageSupport {
  return markdown({
    base: commonmarkLanguage,
    codeLanguages: languages,
    extensions: [GFM, frontMatterSyntax],
    completeHTMLTags: false,
  });
}

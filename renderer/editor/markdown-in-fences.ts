import { commonmarkLanguage } from '@codemirror/lang-markdown';
import { LanguageSupport } from '@codemirror/language';

/** Stands in the page for `markdown` of lang-markdown where language-data asks for it, to colour a fence of Markdown: the whole
 * of it would bring HTML, CSS and JavaScript along before there is any (scripts/page-config.mjs). */
export const markdown = (): LanguageSupport => new LanguageSupport(commonmarkLanguage);

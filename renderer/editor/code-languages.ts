import { LanguageDescription, ParseContext } from '@codemirror/language';
import type { Parser } from '@lezer/common';
import { painted } from './painted.ts';

let known: readonly LanguageDescription[] | null = null;
let loading: Promise<readonly LanguageDescription[]> | null = null;

/** The languages that code may be in. */
export const loadLanguages = (): Promise<readonly LanguageDescription[]> =>
  (loading ??= painted()
    .then(() => import('@codemirror/language-data'))
    .then(
      ({ languages }) => (known = languages),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));

/** The parser of a language; what is in it is skipped until that has been loaded. null: there is none of this name. */
export function parserNamed(name: string, fuzzy: boolean): Parser | null {
  if (name === '') return null;
  if (!known) return ParseContext.getSkippingParser(loadLanguages());
  const found = LanguageDescription.matchLanguageName(known, name, fuzzy);
  return found && (found.support?.language.parser ?? ParseContext.getSkippingParser(found.load()));
}

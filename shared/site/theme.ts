import Mustache from 'mustache';
import { escapeHtml } from '../base/escape-html.ts';
import { AppError } from '../base/errors.ts';

/** The look of a site: one style sheet, and templates that can say what is shown where and nothing else. */
export interface Theme {
  readonly css: string;
  readonly templates: Readonly<Record<TemplateName, string>>;
}

/** `page` is around the others. */
export const templateNames = ['page', 'post', 'list', 'overview', 'search', 'not-found'] as const;
export type TemplateName = (typeof templateNames)[number];

/** Every name that a template may use: a misspelt one would show nothing without a word. */
const names = new Set(
  `site title home menu label href current author profiles feed post date machine words updated minutes groups taxonomy terms name body back
   posts excerpt newer older number pages paged up items count kind content empty first last`.split(/\s+/),
);
/** HTML that Longhand has made and cleaned itself. Everything else is text. */
const html = new Set(['body', 'content']);

type Token = readonly [string, string, number, number, (readonly Token[])?, ...unknown[]];

/**
 * Throws AppError `invalid-input` for a template that cannot be read, names what is not there, or would show a text as
 * HTML. `file` is for the message.
 */
export function checkTemplate(template: string, file: string): void {
  try {
    checkTokens(Mustache.parse(template) as readonly Token[]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid-input', `The template cannot be used: ${reason}`, {
      file,
      remedy: 'The names that templates may use are listed in assets/themes/README.md.',
    });
  }
}

function checkTokens(tokens: readonly Token[]): void {
  for (const [type, value, , , inner] of tokens) {
    if (type === '>') throw new Error(`{{> ${value}}} is not possible.`);
    if (type === '=') throw new Error('The marks {{ and }} cannot be changed.');
    if (type === '&' && !html.has(value))
      throw new Error(`{{{${value}}}} would show a text as HTML; write {{${value}}}.`);
    if (['name', '&', '#', '^'].includes(type) && value !== '.')
      for (const part of value.split('.')) if (!names.has(part)) throw new Error(`There is nothing called ${value}.`);
    if (Array.isArray(inner)) checkTokens(inner as readonly Token[]);
  }
}

export type View = { readonly [name: string]: ViewValue };
type ViewValue = string | number | boolean | null | View | readonly View[];

/** The HTML that a template makes of data. No function is ever in a view, so nothing is run. */
export function fillTemplate(theme: Theme, name: TemplateName, view: View): string {
  return Mustache.render(theme.templates[name], view, {}, { escape: (value: unknown) => escapeHtml(String(value)) });
}

import type { Element, ElementContent, Root } from 'hast';
import { githubIds, type IdRule, type NamingSite } from '../ids/id-rule.ts';
import type { frameShown, islandCard } from './embeds.ts';

// Some parts of the pipeline are large, and many posts need none of them. Who renders whole posts has them
// from the start (render.ts); the preview's worker loads each when a text first may need it.

export interface LargeParts {
  readonly embeds: {
    readonly islandCard: typeof islandCard;
    readonly frameShown: typeof frameShown;
  };
  /** Code as spans with classes, or null where the language is unknown or the code too long. */
  readonly highlightCode: (code: string, language: string) => readonly ElementContent[] | null;
  /** The tree with its raw HTML parsed as a browser would. */
  readonly parseRaw: (tree: Root) => Root;
  /** A formula, dollars and all, as MathML, or as it is written with the reason; null for a block of code that cannot be
   * read, given as its TeX and its element, which has the reason from then on. Not yet safe. */
  readonly drawFormula: (source: string, code?: Element) => Element | null;
  /** How a site makes the ids of headings. */
  readonly idRuleOf: (site: NamingSite) => IdRule;
}

let given: Partial<LargeParts> = {};

/** From now on the pipeline has these parts. */
export function giveParts(parts: Partial<LargeParts>): void {
  given = { ...given, ...parts };
}

/** Without the part code stays plain. */
export const highlightCode: LargeParts['highlightCode'] = (code, language) =>
  given.highlightCode?.(code, language) ?? null;

/** Without the part all do as GitHub. */
export const idRule = (site: NamingSite | undefined): IdRule => (site && given.idRuleOf?.(site)) ?? githubIds;

/** null without the part: what is embedded stays as it is written. */
export const embeds = (): LargeParts['embeds'] | null => given.embeds ?? null;

/** null without the part. */
export const drawFormula = (source: string, code?: Element): Element | null =>
  given.drawFormula?.(source, code) ?? null;

/** Throws where nobody has given the part: raw HTML cannot be shown unread. */
export function parseRaw(tree: Root): Root {
  if (!given.parseRaw) throw new Error('Raw HTML needs its parser');
  return given.parseRaw(tree);
}

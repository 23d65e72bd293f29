import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { uniqueIds } from '../../base/unique-ids.ts';
import type { Heading } from '../facts/outline.ts';
import { characterOf, readProse, seenParts } from '../facts/prose.ts';
import { findIslands, mayHaveIslands } from '../islands/islands.ts';
import { definedIn } from '../parse/label.ts';
import { markdownParser } from '../parse/parser.ts';
import { headingLine, ownId } from './heading-line.ts';
import type { NamingSite } from './id-rule.ts';
import { idRuleOf } from './id-rules.ts';

/** The ids of all headings of a text, as the pages have them that the generator and preview and export make. Empty for one that gets
 * none, and where no word is left of one: preview and export alone make up something then. */
export function idsOf(
  text: string,
  headings: readonly Pick<Heading, 'to' | 'from'>[],
  site: NamingSite,
): readonly string[] {
  const rule = idRuleOf(site);
  const unique = uniqueIds(rule);
  const isDefined = definedIn(text);
  return headings.map(({ from, to }) => {
    const line = headingLine(text, from);
    const own = ownId(line);
    const name = own ?? rule.name(wordsOf(text.slice(from, to), isDefined), line);
    const id = name === null ? '' : unique(name);
    return own ?? id;
  });
}

/** The words of a heading as its element has them: as the outline shows them, but for blanks, of which none goes and none comes. */
function wordsOf(source: string, isDefined: (label: string) => boolean): string {
  const tree = markdownParser.parse(source);
  const islands = mayHaveIslands(source, false, 0) ? findIslands(source, 0, tree) : [];
  const range = { from: 0, to: source.length, code: false, addresses: true, islands, isDefined };
  const prose = readProse(source, tree, range);
  let words = '';
  for (const { from, to, character } of seenParts(source, prose, referred))
    words += character ?? source.slice(from, to);
  return words.trim();
}

/** A name that nobody knows is words. */
function referred(reference: string): string {
  const name = /^&(\w+);$/.exec(reference)?.[1];
  return (name === undefined ? characterOf(reference) : decodeNamedCharacterReference(name)) || reference;
}

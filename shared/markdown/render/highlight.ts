import type { ElementContent } from 'hast';
import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);

// Beyond this a block of code is a data dump: colouring it costs a second and helps nobody.
const longest = 60_000;

/** Code as spans with classes, or null where the language is unknown or the code too long. Never a style attribute. */
export function highlightCode(code: string, language: string): readonly ElementContent[] | null {
  if (code.length > longest || !lowlight.registered(language)) return null;
  try {
    return lowlight.highlight(language, code).children.filter((child) => child.type !== 'doctype');
  } catch {
    // A grammar that fails on odd code must not take the preview along.
    return null;
  }
}

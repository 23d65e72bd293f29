import type { SyntaxNode } from '@lezer/common';

/**
 * A label as labels are compared: whatever its case and its blanks (CommonMark 0.31.2, 4.7, "matches"). Case folds as in
 * micromark-util-normalize-identifier, lower first: one letter may become two, as `ß` does, and two of one case may be the same.
 */
export const foldLabel = (label: string) => foldCase(label.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, ''));

/** Folds the case alone, for texts that are not one label; see `foldLabel`. */
export const foldCase = (text: string) => text.toLowerCase().toUpperCase();

/** The address that a link or an image of the grammar has behind its words, or a definition. A bare address among the words is
 * none of it. */
export function addressIn(node: SyntaxNode): SyntaxNode | null {
  const end = node.getChildren('LinkMark')[1]?.to ?? node.from;
  return node.getChildren('URL').find(({ from }) => from >= end) ?? null;
}

/** The label that a link or an image of the grammar needs a definition of, folded; null: it has an address. */
export function neededLabel(node: SyntaxNode, read: (from: number, to: number) => string): string | null {
  const [open, close, ...others] = node.getChildren('LinkMark');
  if (!open || !close || others.length > 0 || addressIn(node)) return null;
  const label = node.getChild('LinkLabel');
  const written = label ? read(label.from + 1, label.to - 1) : '';
  return foldLabel(written || read(open.to, close.from));
}

/** What looks like the definition of a label, folded, that of a footnote with its `^`: a guess, which takes in those in code. */
export const definitionsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^[ \t>*+\-\d.)]*\[((?:[^[\]\\\n]|\\.)+)\]:/gm), ([, label = '']) => foldLabel(label));

// The headings of one text are read one after another.
let last: { readonly text: string; readonly labels: ReadonlySet<string> } | null = null;

/** Tells of a folded label whether a text seems to define it; looks through the text when it is asked first. */
export const definedIn = (text: string) => (label: string) => {
  if (last?.text !== text) last = { text, labels: new Set(definitionsIn(text)) };
  return last.labels.has(label);
};

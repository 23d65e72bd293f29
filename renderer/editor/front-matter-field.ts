import { StateEffect, StateField, type EditorState, type Text, type Transaction } from '@codemirror/state';
import type { FrontMatter } from '../../shared/model/front-matter.ts';
import { isUnread, readAsLoaded } from './front-matter-reader.ts';

/** How far the block is looked for before the whole text is built. */
const usualLength = 16_384;

/** The parsers are there, or another name: what could not be read before is read now, and the title line looks again. */
export const parsersCame = StateEffect.define<true>();

/** The front matter of the document, with offsets in it. Read again only when a change can have touched the block. */
export const frontMatterField = StateField.define<FrontMatter | null>({
  create: (state) => readFromDocument(state.doc),
  update: frontMatterAfter,
});

/** The front matter after a transaction on a document that had `value`. */
export function frontMatterAfter(value: FrontMatter | null, transaction: Transaction): FrontMatter | null {
  return mayHaveChanged(value, transaction) ? readFromDocument(transaction.newDoc) : value;
}

/** Where the body begins; 0 without front matter. */
export const bodyFrom = (state: EditorState): number => state.field(frontMatterField, false)?.to ?? 0;

function readFromDocument(doc: Text): FrontMatter | null {
  const head = doc.sliceString(0, usualLength);
  if (!mayOpen(head)) return null;
  // A block that ends inside the head reads the same in the whole text; one that does not is looked at in full.
  const found = readAsLoaded(head);
  if (head.length === doc.length || (found && found.to < head.length && found.problems.length === 0)) return found;
  return readAsLoaded(doc.toString());
}

const mayOpen = (text: string) => /^\s*(?:---|\+\+\+|;;;|\{|\}|<!--)/.test(text);

function mayHaveChanged(value: FrontMatter | null, { docChanged, changes, newDoc, effects }: Transaction): boolean {
  if (isUnread(value) && effects.some((effect) => effect.is(parsersCame))) return true;
  if (!docChanged) return false;
  if (!value) return mayOpen(newDoc.sliceString(0, 64));
  return changes.touchesRange(0, value.to) !== false;
}

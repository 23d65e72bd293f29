import type { Definition, FootnoteDefinition, Heading, Nodes, Root } from 'mdast';
import { sameWords } from '../render/fit-headings.ts';

/** What has to be known of a whole tree before its first block is written. */
export interface Survey {
  /** By their labels, the first of each. */
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
  /** The first heading, where it repeats the title. */
  readonly repeated: Heading | null;
  /** How many levels lower the headings are shown. */
  readonly down: 0 | 1;
}

interface Looking {
  readonly definitions: Map<string, Definition>;
  readonly notes: Map<string, FootnoteDefinition>;
  readonly references: string[];
  firstLevels: number;
}

/** Deeper trees are left to who counts exactly how deep is too deep. */
const deepest = 40;

/** By what references find definitions and notes: the keys of mdast-util-to-hast, which are in capitals. */
export const labelOf = ({ identifier }: { readonly identifier: string }) => identifier.toUpperCase();

/** Null for a tree that holds what is not written straight: raw HTML, alerts, formulas, notes in notes and whatever is rare. */
export function survey(tree: Root, title: string): Survey | null {
  const looking: Looking = { definitions: new Map(), notes: new Map(), references: [], firstLevels: 0 };
  if (!tree.children.every((node) => look(node, looking, 0))) return null;
  const { definitions, notes, references, firstLevels } = looking;
  if (references.some((label) => !(label.startsWith('^') ? notes.has(label.slice(1)) : definitions.has(label))))
    return null;
  const first = tree.children.find((node) => node.type === 'heading');
  if (first?.depth !== 1) return { definitions, notes, repeated: null, down: firstLevels > 0 ? 1 : 0 };
  const words = plainWords(first);
  if (words === null) return null;
  const repeated = sameWords(words, title) ? first : null;
  return { definitions, notes, repeated, down: firstLevels > (repeated ? 1 : 0) ? 1 : 0 };
}

/** Notes what is in a node; false where it cannot be written. */
function look(node: Nodes, looking: Looking, depth: number): boolean {
  if (depth > deepest || node.data !== undefined) return false;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'break':
    case 'image':
    case 'thematicBreak':
      return true;
    case 'code':
      return !node.lang?.startsWith('math');
    case 'definition':
      if (!looking.definitions.has(labelOf(node))) looking.definitions.set(labelOf(node), node);
      return true;
    case 'imageReference':
      looking.references.push(labelOf(node));
      return true;
    case 'footnoteReference':
      looking.references.push(`^${labelOf(node)}`);
      return true;
    case 'footnoteDefinition':
      return lookAtNote(node, looking, depth);
    case 'linkReference':
      looking.references.push(labelOf(node));
      return lookInside(node.children, looking, depth) && !hasNote(node);
    case 'link':
      // One that remark found in finished words has no place, and counts to the line of what is before it.
      return node.position !== undefined && lookInside(node.children, looking, depth) && !hasNote(node);
    case 'heading':
      if (node.depth === 1) looking.firstLevels++;
      return lookInside(node.children, looking, depth);
    case 'blockquote':
      return !node.children.some(mayBeAlert) && lookInside(node.children, looking, depth);
    case 'paragraph':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
    case 'tableCell':
      return lookInside(node.children, looking, depth);
    default:
      return false;
  }
}

const lookInside = (nodes: readonly Nodes[], looking: Looking, depth: number) =>
  nodes.every((node) => look(node, looking, depth + 1));

/** A note is shown below the post, and counts how often it is referred to before: one that refers to others is rare. */
function lookAtNote(note: FootnoteDefinition, looking: Looking, depth: number): boolean {
  const label = labelOf(note);
  if (!looking.notes.has(label)) looking.notes.set(label, note);
  const { firstLevels } = looking;
  return (
    note.children.every(({ type }) => type === 'paragraph' || type === 'code') &&
    lookInside(note.children, looking, depth) &&
    firstLevels === looking.firstLevels &&
    !hasNote(note)
  );
}

const hasNote = (node: Nodes): boolean =>
  node.type === 'footnoteReference' || ('children' in node && node.children.some(hasNote));

function mayBeAlert(node: Nodes): boolean {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'text' && first.value.startsWith('[!');
}

/** The words of a heading; null where an image may stand for words. */
function plainWords(node: Nodes): string | null {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return null;
  const words = node.children.map(plainWords);
  return words.includes(null) ? null : words.join('');
}

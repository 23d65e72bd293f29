import type { BlockContent, DefinitionContent, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { readFrontMatter } from '../../frontmatter/read.ts';
import type { SiteProfile } from '../../model/site.ts';
import { excerptEnd, excerptLength, shorten } from '../facts/excerpt.ts';
import { mostMarks } from '../parse/parse-limits.ts';
import { override, readingTime } from '../facts/reading-time.ts';
import { createWordCounter, type WordCounter } from '../facts/words.ts';
import { singleSpaced } from '../../base/single-spaced.ts';

// Minutes and excerpt as facts.ts has them, from a tree that is there already: the parser of facts takes longer than all the
// rest of a page. Null at any doubt.

/** A body whose blocks are all plain, without islands. */
export interface PlainBody {
  readonly text: string;
  readonly tree: Root;
}

/** The minutes of `postFacts`. `text` is the whole file. */
export function plainMinutes(text: string, body: PlainBody, { reading, yaml }: SiteProfile): number | null {
  const counter = createWordCounter();
  const head = text.slice(0, text.length - body.text.length);
  const written = /reading_?time|\\/i.test(head) ? override(readFrontMatter(text, yaml)) : null;
  if (written !== null) return written;
  let images = 0;
  for (const block of body.tree.children) {
    const found = hasFewMarks(body.text, block) ? countBlock(counter, block, reading.code) : null;
    if (found === null) return null;
    images += found;
  }
  const { words, cjk } = counter.count;
  return readingTime(words - cjk, cjk, images, reading).minutes;
}

/** The grammar of facts takes all for words behind a number of marks. */
function hasFewMarks(text: string, { position }: Nodes): boolean {
  const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  return to - from <= mostMarks || text.slice(from, to).replace(/[^*_~[\]!<`\\]/g, '').length <= mostMarks;
}

/** Answers how many images there are. */
function countBlock(counter: WordCounter, node: Nodes, code: boolean): number | null {
  counter.part();
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return countInline(counter, node.children);
    case 'list':
    case 'listItem':
    case 'blockquote':
    case 'table':
    case 'tableRow':
      return sum<Nodes>(node.children, (child) => countBlock(counter, child, code));
    case 'code':
      if (code) counter.read(node.value, 0, node.value.length);
      return 0;
    case 'footnoteDefinition':
      // The grammar of facts takes one of a single word for the address of a link.
      return node.children.every(isWords) ? sum(node.children, (child) => countBlock(counter, child, code)) : null;
    default:
      return node.type === 'thematicBreak' ? 0 : null;
  }
}

const isWords = (node: BlockContent | DefinitionContent) =>
  node.type === 'paragraph' && node.children.every(({ type }) => type === 'text');

/** Marks and links stand in the middle of words; images part them. */
function countInline(counter: WordCounter, nodes: readonly PhrasingContent[]): number | null {
  return sum(nodes, (node) => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        counter.read(node.value, 0, node.value.length);
        return 0;
      case 'emphasis':
      case 'strong':
      case 'link':
        return countInline(counter, node.children);
      case 'image':
        counter.part();
        return 1;
      case 'break':
        counter.part();
        return 0;
      default:
        return node.type === 'footnoteReference' ? 0 : null;
    }
  });
}

function sum<Node>(nodes: readonly Node[], count: (node: Node) => number | null): number | null {
  let all = 0;
  for (const node of nodes) {
    const one = count(node);
    if (one === null) return null;
    all += one;
  }
  return all;
}

/** The excerpt of `postFacts`. */
export function plainExcerpt(text: string, body: PlainBody, profile: SiteProfile): string | null {
  if (excerptEnd(text, text.length - body.text.length, profile) !== text.length) return null;
  let words = '';
  for (const paragraph of paragraphsOf(body.tree)) {
    const prose = paragraph && proseOf(paragraph);
    if (prose === null) return null;
    words = `${words} ${prose}`.trim();
    if (words.length > excerptLength) break;
  }
  return shorten(words);
}

/** Those that an excerpt may show in order; null for one of which it cannot be told: the label of an alert is not shown. */
function* paragraphsOf(node: Nodes): Generator<Paragraph | null> {
  if (node.type === 'paragraph') yield isLabelled(node) ? null : node;
  else if (node.type === 'root' || node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote')
    for (const child of node.children) yield* paragraphsOf(child);
}

const isLabelled = ({ children: [first] }: Paragraph) => first?.type === 'text' && first.value.startsWith('[!');

/** Null where the source has other white space than the tree. */
function proseOf(paragraph: Paragraph): string | null {
  let words = '';
  let isParted = false;
  const read = (nodes: readonly PhrasingContent[]): boolean =>
    nodes.every((node) => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          words += isParted && words !== '' ? ` ${node.value}` : node.value;
          isParted = false;
          return !/\n|\s\s/.test(node.value);
        case 'emphasis':
        case 'strong':
        case 'link':
          return read(node.children);
        case 'image':
          isParted = true;
          return true;
        default:
          return node.type === 'footnoteReference';
      }
    });
  return read(paragraph.children) ? singleSpaced(words).trim() : null;
}

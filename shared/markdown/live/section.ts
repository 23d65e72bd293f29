import type { ElementContent, Root as HastRoot, RootContent as HastContent } from 'hast';
import type { Definition } from 'mdast';
import { isBlockName, isLooseNode, withLines } from '../render/blocks.ts';
import { decorate } from '../render/decorate.ts';
import type { ImageRules, ImageUse } from '../render/images.ts';
import { ownId } from '../ids/heading-line.ts';
import { isRaw, type IdRule } from '../ids/id-rule.ts';
import type { Mask } from '../islands/mask.ts';
import { parseHtml } from '../render/pipeline.ts';
import { moveNodes, toContent, type Surroundings } from './footnotes.ts';
import type { MarkdownPart } from './markdown-part.ts';
import type { Region } from './regions.ts';

export type Part = Region<MarkdownPart>;

/** The footnotes that parts call, in order. */
export const callsOf = (parts: readonly Part[]) => parts.flatMap(({ value }) => value.calls);

/** A part of the page that is drawn by itself: one region or, where raw HTML reaches across, several. */
export interface Section {
  readonly parts: readonly Part[];
  /** In characters and in line ends of the source. */
  readonly length: number;
  readonly lines: number;
  /** HTML that it opens is closed in it, so that the next one is read as if it stood alone. */
  readonly closed: boolean;
  /** The list of footnotes stands inside of what it left open. */
  readonly hasTail: boolean;
  /** Sanitized; `data-line` counts from the section's first line. */
  readonly tree: readonly ElementContent[];
  readonly headings: readonly HeadingId[];
  readonly blocked: number;
  /** The link definitions that it was made with, and what readers see of its footnote calls. */
  readonly definitions: ReadonlyMap<string, Definition | undefined>;
  readonly calls: string;
  /** The identifiers of the footnotes that it calls, in order. */
  readonly called: readonly string[];
}

interface HeadingId {
  /** What its id is made of, with a number where others have it too. */
  readonly name: string;
  readonly id: string;
}

/** What all sections are made with. */
export interface Look {
  readonly mask: Pick<Mask, 'uncover' | 'split'>;
  readonly rules: ImageRules;
  readonly idPrefix: string;
  readonly sanitize: (tree: HastRoot) => HastRoot;
  /** How the generator makes ids of headings. */
  readonly idRule: () => IdRule;
}

/** Offsets from here on count from the start of the body: a footnote that was written elsewhere. */
export const elsewhere = 2 ** 30;

/** The source of a section. Offsets count from its start. */
export interface Source {
  /** 1-based; less for what stands before it. */
  readonly lineOf: (offset: number) => number;
  /** Line ends in it. */
  readonly lines: number;
  readonly blockAt: Mask['blockAt'];
  /** The line of the heading at an offset. */
  readonly headingAt: (offset: number) => string;
}

/** The parts as HTML, and whether it is closed behind them. */
export function htmlOf(
  parts: readonly Part[],
  around: Surroundings,
  tail: readonly HastContent[] = [],
): { readonly nodes: readonly HastContent[]; readonly closed: boolean } {
  const nodes: HastContent[] = [];
  const add = (more: readonly HastContent[]) => {
    if (nodes.length > 0 && more.length > 0) nodes.push({ type: 'text', value: '\n' });
    nodes.push(...more);
  };
  let offset = 0;
  for (const { length, value } of parts) {
    const made = toContent(value.nodes, value.uses, around);
    moveNodes(made, offset);
    add(made);
    offset += length;
  }
  add(tail);
  return parts.some(({ value }) => value.html) ? closeHtml(nodes, parts) : { nodes, closed: true };
}

const probe: HastContent = { type: 'raw', value: '<!--end-->x' };

/**
 * HTML is closed where a comment and a word stand at the top, in no element and in no format that is still on. What the
 * HTML parser remembers besides, that a form has begun, cannot be seen and counts as open.
 */
function closeHtml(nodes: readonly HastContent[], parts: readonly Part[]): ReturnType<typeof htmlOf> {
  const { children } = parseHtml([...nodes, { type: 'text', value: '\n' }, probe]);
  const [comment, word] = children.slice(-2);
  const isClosed =
    comment?.type === 'comment' && comment.value === 'end' && word?.type === 'text' && word.value === 'x';
  const hasForm = parts.some(({ value }) => value.html && /<form/i.test(JSON.stringify(value.nodes)));
  if (!isClosed) return { nodes: parseHtml(nodes).children, closed: false };
  const inside = children.slice(0, -2);
  return { nodes: inside, closed: !hasForm && !endsLoose(inside) };
}

/** Words at its end would share a line with words that follow. What is no block of a post may become words. */
function endsLoose(nodes: readonly HastContent[]): boolean {
  const last = nodes.findLast((node) => node.type !== 'comment' && !(node.type === 'text' && node.value.trim() === ''));
  return last !== undefined && !(last.type === 'element' && isBlockName(last.tagName));
}

/** HTML as it is drawn: decorated, sanitized, with line numbers that count from a line of the source. */
export function finishSection(
  nodes: readonly HastContent[],
  { lineOf, blockAt, headingAt }: Pick<Source, 'lineOf' | 'blockAt' | 'headingAt'>,
  look: Look,
  slug: (name: string) => string,
  firstLine = 1,
): Pick<Section, 'tree' | 'headings' | 'blocked'> {
  const images: ImageUse[] = [];
  const headings: HeadingId[] = [];
  const tree: HastRoot = { type: 'root', children: [...nodes] };
  decorate(tree, {
    ...{ rules: look.rules, idPrefix: look.idPrefix, images, links: [] },
    mask: { ...look.mask, blockAt },
    lineOf: () => 1,
    slug(words, offset) {
      const line = offset === undefined ? '' : headingAt(offset);
      if (isRaw(line)) return null;
      const own = ownId(line);
      const name = own ?? look.idRule().name(words, line);
      if (name === null) return null;
      const id = slug(name);
      headings.push({ name, id });
      return own ?? id;
    },
  });
  const clean = look.sanitize(tree).children;
  return {
    tree: withLines(clean.filter(isNeeded), firstLine, lineOf),
    headings,
    blocked: images.filter(({ state }) => state === 'blocked').length,
  };
}

/** Blanks between two words at the top part them; beside a block they are nothing. */
function isNeeded(node: HastContent, index: number, all: readonly HastContent[]): boolean {
  if (node.type !== 'text' || node.value.trim() !== '') return true;
  const [before, after] = [all[index - 1], all[index + 1]];
  return before !== undefined && after !== undefined && isLooseNode(before) && isLooseNode(after);
}

import { uniqueIds } from '../../base/unique-ids.ts';
import { bodyStart } from '../../frontmatter/split.ts';
import type { SiteProfile } from '../../model/site.ts';
import { splitBlocks, textBlock, type RenderedBlock } from './blocks.ts';
import { decorate, TooDeep, type Decoration, type LinkUse } from './decorate.ts';
import * as embeds from './embeds.ts';
import { drawFormula } from './formula.ts';
import { highlightCode } from './highlight.ts';
import type { ImageRules, ImageUse } from './images.ts';
import { headingLine, ownId } from '../ids/heading-line.ts';
import { isRaw } from '../ids/id-rule.ts';
import { idRuleOf } from '../ids/id-rules.ts';
import { findIslands, isMdx, mayHaveIslands } from '../islands/islands.ts';
import { giveParts, idRule } from './large-parts.ts';
import { createLines } from '../parse/lines.ts';
import { maskIslands, type Mask } from '../islands/mask.ts';
import { mdxBlocks } from '../parse/mdx-blocks.ts';
import { tooNested } from '../parse/nesting.ts';
import { parseBody } from '../parse/parser.ts';
import { toTree } from './pipeline.ts';
import { readBlocks, type ReadMarkdown } from '../plain/read-markdown.ts';
import { parseRaw } from './raw-html.ts';
import { createSanitizer, defaultIdPrefix } from './sanitize.ts';

export type { RenderedBlock };

giveParts({ embeds, highlightCode, parseRaw, drawFormula, idRuleOf });

export interface RenderOptions extends ImageRules {
  readonly profile?: SiteProfile;
  /** What every id of the post begins with; for several posts on one page. Letters, digits and hyphens. */
  readonly idPrefix?: string;
  /** The file is MDX. A body that begins with an import counts as MDX anyway. */
  readonly mdx?: boolean;
}

export interface RenderedPost {
  readonly blocks: readonly RenderedBlock[];
  readonly images: readonly ImageUse[];
  readonly links: readonly LinkUse[];
}

/**
 * The post as preview and export show it. `text` is the whole file. Never throws for what a post holds: nesting that no
 * reader could follow is shown as plain text.
 */
export function renderPost(text: string, options: RenderOptions): RenderedPost {
  return showBody(
    text,
    options.mdx,
    (body) => renderBody(body, options),
    (blocks) => ({ blocks, images: [], links: [] }),
  );
}

/** The body of a post, read but not yet shown. Offsets count from its start. */
export interface ReadBody {
  readonly markdown: ReadMarkdown;
  /** Of its islands. */
  readonly mask: Mask;
  readonly firstLine: number;
  /** 1-based line in the whole text. */
  readonly lineOf: (offset: number) => number;
}

/** Reads a post and shows it, as plain text where its nesting is too deep. */
export function showBody<Shown>(
  text: string,
  mdx: boolean | undefined,
  show: (body: ReadBody) => Shown,
  showPlain: (blocks: readonly RenderedBlock[]) => Shown,
): Shown {
  const from = bodyStart(text);
  const lineOf = createLines(text);
  const plain = () => showPlain(textBlock(text.slice(from), lineOf(from), lineOf(text.length)));
  if (tooNested(text, from)) return plain();
  try {
    const mask = cover(text, from, mdx);
    const markdown = readBlocks(mask.text, isMdx(text, from, { mdx }) ? mdxBlocks(mask.uncover) : null);
    return show({ markdown, mask, firstLine: lineOf(from), lineOf: (offset) => lineOf(from + offset) });
  } catch (error) {
    // Deep nesting ends as a stack overflow inside the libraries, which recurse.
    if (error instanceof TooDeep || error instanceof RangeError) return plain();
    throw error;
  }
}

/** Changes the Markdown tree. */
export function renderBody({ markdown, mask, firstLine, lineOf }: ReadBody, options: RenderOptions): RenderedPost {
  const idPrefix = options.idPrefix ?? defaultIdPrefix;
  const tree = toTree(markdown.tree, mask);
  const images: ImageUse[] = [];
  const links: LinkUse[] = [];
  decorate(tree, { ...{ mask, rules: options, idPrefix, images, links, lineOf }, slug: idMaker(mask, options) });
  const clean = createSanitizer(idPrefix)(tree);
  return { blocks: splitBlocks(clean, lineOf, firstLine), images, links };
}

/** Makes the ids of headings in order, as the generator does. */
export function idMaker(
  { source }: Pick<Mask, 'source'>,
  { profile }: Pick<RenderOptions, 'profile'>,
): Decoration['slug'] {
  const rule = idRule(profile);
  const unique = uniqueIds(rule);
  return (words, offset) => {
    const line = offset === undefined ? '' : headingLine(source, offset);
    if (isRaw(line)) return null;
    const own = ownId(line);
    const name = own ?? rule.name(words, line);
    const id = name === null ? null : unique(name);
    return own ?? id;
  };
}

/** The body with its islands covered; offsets count from the body's start. */
function cover(text: string, from: number, mdx: boolean | undefined): Mask {
  const body = text.slice(from);
  if (!mayHaveIslands(body, mdx, 0)) return maskIslands(body, []);
  return maskIslands(body, findIslands(body, 0, parseBody(body, 0, mdx), { mdx }));
}

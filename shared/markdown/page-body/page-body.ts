import { fitHeadings } from '../render/fit-headings.ts';
import { blocksToHtml } from '../render/html.ts';
import {
  idMaker,
  showBody,
  renderBody,
  type ReadBody,
  type RenderedPost,
  type RenderOptions,
} from '../render/render.ts';
import { defaultIdPrefix } from '../render/sanitize.ts';
import type { PlainBody } from '../plain/plain-facts.ts';
import { survey } from './survey.ts';
import { writeBlock } from './write-blocks.ts';
import { writeNotes } from './write-notes.ts';
import type { Writing } from './writing.ts';

/** The body of a post's page below its title. */
export interface PageBody extends Pick<RenderedPost, 'images' | 'links'> {
  /** Clean. */
  readonly html: string;
  /** Its Markdown where every block is plain: more can be told of it without another parser. */
  readonly plain: PlainBody | null;
}

/**
 * The HTML of `renderPost`'s blocks with their headings fitted below the title, written straight from the Markdown where it
 * holds nothing but Markdown: several times as fast as by trees, which the preview needs and a page does not.
 */
export function pageBody(text: string, title: string, options: RenderOptions): PageBody {
  return showBody(
    text,
    options.mdx,
    (body) => writeBody(body, title, options) ?? printed(renderBody(body, options), title),
    (blocks) => printed({ blocks, images: [], links: [] }, title),
  );
}

const printed = ({ blocks, images, links }: RenderedPost, title: string): PageBody => ({
  html: blocksToHtml(fitHeadings(blocks, title)),
  ...{ images, links, plain: null },
});

/** Null where the body holds more than Markdown. */
export function writeBody(
  { markdown, mask, lineOf }: ReadBody,
  title: string,
  options: RenderOptions,
): PageBody | null {
  const found = mask.isBare ? survey(markdown.tree, title) : null;
  if (!found) return null;
  const writing: Writing = {
    ...found,
    rules: options,
    idPrefix: options.idPrefix ?? defaultIdPrefix,
    lineOf,
    images: [],
    links: [],
    slug: idMaker(mask, options),
    noted: new Map(),
  };
  let html = '';
  for (const node of markdown.tree.children) {
    const block = writeBlock(node, writing);
    if (block !== null && node !== found.repeated) html += `${block}\n`;
  }
  const notes = writeNotes(writing);
  if (notes !== null) html += `${notes}\n`;
  const plain = markdown.isPlain ? { text: mask.text, tree: markdown.tree } : null;
  return { html, images: writing.images, links: writing.links, plain };
}

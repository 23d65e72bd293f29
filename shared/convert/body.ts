import {
  codeRanges,
  findIslands,
  isMdx,
  mayHaveIslands,
  type CodeRange,
  type Island,
} from '../markdown/islands/islands.ts';
import { withoutTemplate } from '../markdown/links/assets.ts';
import { createLines } from '../markdown/parse/lines.ts';
import { parseBody } from '../markdown/parse/parser.ts';
import { writtenAddresses, type WrittenAddress } from './addresses.ts';
import { conventions, conventionsOf } from './conventions.ts';
import { findHtmlForms, writeIsland } from './island-forms.ts';
import { readIsland } from './island-kinds.ts';
import type { ConversionNote } from './neutral.ts';
import { isLiveIn, quoted, segmentsOf } from './quoting.ts';
import type { Sites } from './sites.ts';

/** What the body of a post needs of the rest of the conversion. */
export interface BodyContext {
  readonly sites: Sites;
  readonly mdx: boolean;
  /** The address of a file or post in the new site; null where nothing is known of it. */
  readonly address: (use: WrittenAddress['use'], written: string, line: number) => string | null;
  readonly note: (note: ConversionNote) => void;
}

/** A stretch that is written anew; the text between two of them is prose. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The body of a text as the target's generator has it, with its own line ends. */
export function convertBody(text: string, from: number, context: BodyContext): string {
  const { from: source, to: target } = context.sites;
  const mdx = isMdx(text, from, { mdx: context.mdx });
  const tree = parseBody(text, from, mdx);
  const code = codeRanges(tree, mdx);
  const islands = mayHaveIslands(text, context.mdx)
    ? findIslands(text, from, tree, { mdx: context.mdx || undefined }).filter(({ formula }) => !formula)
    : [];
  const lineOf = createLines(text);
  const templates = conventions[target.generator].templates;
  const templated = templatedAddresses(text, islands, context, lineOf);
  const starts = new Set(templated.map((piece) => piece.from));
  const pieces: Piece[] = [
    ...templated,
    ...islandPieces(
      text,
      islands.filter((island) => !starts.has(island.from)),
      context,
      lineOf,
    ),
    ...findHtmlForms(text, from, code).map(({ island, ...place }) => {
      const form =
        island.kind === 'figure' ? { ...island, src: fileAddress(context, island.src, lineOf(place.from)) } : island;
      return { ...place, text: writeIsland(form, target.generator, breakOf(text)) };
    }),
    ...code.map((range) => ({ ...range, text: convertCode(text, range, context, lineOf) })),
    ...writtenAddresses(text, from, tree, code).flatMap(({ use, href, ...place }) => {
      if (starts.has(place.from)) return [];
      const written = context.address(use, href, lineOf(place.from));
      return written === null ? [] : [{ ...place, text: written }];
    }),
    ...markerPieces(text, from, source, conventions[target.generator].marker),
  ];
  return joined(text, from, pieces, (prose) => quoted(prose, templates, 'prose'));
}

/** The pieces in order with the prose between them; of two that overlap the first stays. */
function joined(text: string, from: number, pieces: readonly Piece[], prose: (text: string) => string): string {
  let written = '';
  let at = from;
  // What begins earlier covers what is in it; at one place the longer one does.
  for (const piece of pieces.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (piece.from < at) continue;
    written += prose(text.slice(at, piece.from)) + piece.text;
    at = piece.to;
  }
  return written + prose(text.slice(at));
}

const breakOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');
const fileAddress = (context: BodyContext, src: string, line: number) => context.address('image', src, line) ?? src;

/**
 * Addresses that a template writes the base of the site in front of: `{{ '/about/' | relative_url }}` of Jekyll
 * (jekyllrb.com/docs/liquid/filters), `{{ site.baseurl }}/about/`. Another generator has them without it.
 */
function templatedAddresses(
  text: string,
  islands: readonly Island[],
  context: BodyContext,
  lineOf: (at: number) => number,
): readonly Piece[] {
  const { from: source, to: target } = context.sites;
  if (source.generator === target.generator) return [];
  const own = conventionsOf(source.generator).templates;
  let isRaw = false;
  return islands.flatMap(({ from, to }): readonly Piece[] => {
    const raw = rawTag(text.slice(from, to), own);
    if (raw) isRaw = raw === 'begin';
    const before = /(?:(!\[[^[\]]*)?\]\(<?|(src|href)=["']?)$/i.exec(text.slice(Math.max(0, from - 300), from));
    if (!before || isRaw || !isLiveIn(text.slice(from, to), own)) return [];
    const end = to + (/^[^\s)"'<>{}]*/.exec(text.slice(to, to + 1000))?.[0].length ?? 0);
    const written = text.slice(from, end);
    const plain = withoutTemplate(written);
    if (!written.startsWith('{{') || plain === written) return [];
    const isImage = before[1] !== undefined || before[2]?.toLowerCase() === 'src';
    return [{ from, to: end, text: context.address(isImage ? 'image' : 'link', plain, lineOf(from)) ?? plain }];
  });
}

function islandPieces(
  text: string,
  islands: readonly Island[],
  context: BodyContext,
  lineOf: (at: number) => number,
): readonly Piece[] {
  const { from: source, to: target } = context.sites;
  const own = conventionsOf(source.generator).templates;
  const isSame = source.generator === target.generator;
  const templates = conventions[target.generator].templates;
  let isRaw = false;
  return islands.map((island): Piece => {
    const { from, to } = island;
    const written = text.slice(from, to);
    const line = lineOf(from);
    const raw = rawTag(written, own);
    if (raw) {
      isRaw = raw === 'begin';
      return { from, to: island.block ? lineEnd(text, to) : to, text: '' };
    }
    const isLive = !isRaw && isLiveIn(written, own);
    const call = written + text.slice(to, to + anchorAfter(text, written, to));
    const known = isLive || own === null ? counterpartOf(written, call, context, line, breakOf(text)) : null;
    if (known !== null) return { from, to: to + anchorAfter(text, written, to), text: known };
    if (isLive && isSame) {
      // A call that names a post which stays behind stops the build.
      if (readIsland(written)?.kind === 'link')
        context.note({ message: `The link leads to nothing that goes along: ${shown(written)}`, line });
      return { from, to, text: written };
    }
    if (isLive || isOfMarkdown(written, context))
      context.note({ message: `Left as it stands: ${shown(written)}`, line });
    return { from, to, text: quoted(written, templates, 'prose') };
  });
}

/** Whether the tag begins or ends text that no template runs in. */
function rawTag(written: string, own: ReturnType<typeof conventionsOf>['templates']): 'begin' | 'end' | null {
  const tag = own === 'liquid' || own === 'nunjucks' ? /^\{%-?\s*(end)?raw\s*-?%\}$/.exec(written) : null;
  return tag && (tag[1] === undefined ? 'begin' : 'end');
}

/** What an island becomes when the target has a counterpart; null when it has none. */
function counterpartOf(
  written: string,
  /** With the anchor behind it. */
  call: string,
  context: BodyContext,
  line: number,
  lineBreak: string,
): string | null {
  const island = readIsland(written);
  if (!island) return null;
  const { generator } = context.sites.to;
  if (island.kind === 'link') {
    const address = context.address('link', island.to + call.slice(written.length), line);
    if (address === null) return null;
    return island.words === null ? address : `[${island.words || address}](${address})`;
  }
  if (island.kind === 'code') {
    const code = quoted(island.code, conventions[generator].templates, 'code');
    return writeIsland({ ...island, code }, generator, lineBreak);
  }
  if (island.kind !== 'figure' && island.kind !== 'image') return writeIsland(island, generator, lineBreak);
  return writeIsland({ ...island, src: fileAddress(context, island.src, line) }, generator, lineBreak);
}

/** How long the `#anchor` is that stands behind a call of an address: `{% post_url a %}#end`. */
const anchorAfter = (text: string, written: string, to: number): number =>
  readIsland(written)?.kind === 'link' ? (/^#[^\s)"'<>]+/.exec(text.slice(to, to + 200))?.[0].length ?? 0) : 0;

/** Attribute lists, directives and MDX: text of an extension of Markdown that the other generator may not have. */
function isOfMarkdown(written: string, { sites }: BodyContext): boolean {
  const { from, to } = sites;
  if (from.generator === to.generator) return false;
  if (/^\{[{%]/.test(written)) return false;
  if (written.startsWith('{#')) return takesIds.has(from.generator) && !takesIds.has(to.generator);
  if (/^\{[:.]/.test(written))
    return from.generator === 'jekyll' || from.generator === 'hugo' || from.generator === 'docusaurus';
  return from.generator === 'docusaurus' || from.generator === 'astro' || from.generator === 'next';
}

const takesIds = new Set(['hugo', 'zola', 'jekyll', 'docusaurus']);

const lineEnd = (text: string, to: number) => {
  const next = text.indexOf('\n', to);
  return next < 0 ? text.length : next + 1;
};

function convertCode(text: string, range: CodeRange, context: BodyContext, lineOf: (at: number) => number): string {
  const { from: source, to: target } = context.sites;
  const templates = conventions[target.generator].templates;
  const own = conventionsOf(source.generator).templates;
  const isSame = source.generator === target.generator;
  return segmentsOf(text.slice(range.from, range.to), own)
    .map((segment) => {
      if (segment.isLive && isSame) return segment.text;
      if (segment.isLive && /\{[{%]/.test(segment.text))
        context.note({
          message: 'The template in this code was run; it is shown as it stands.',
          line: lineOf(range.from),
        });
      return quoted(segment.text, templates, 'code');
    })
    .join('');
}

/** The mark that ends the excerpt, where the old site has one. */
function markerPieces(
  text: string,
  from: number,
  { generator, excerptMarker }: Sites['from'],
  marker: string,
): readonly Piece[] {
  if (excerptMarker === null && generator !== 'astro' && generator !== 'eleventy' && generator !== 'jekyll') return [];
  const isExact = generator === 'hugo';
  const pattern = isExact ? /<!--more-->/g : /<!--\s*(?:more|truncate)\s*-->/g;
  const own = excerptMarker !== null && !/more|truncate/.test(excerptMarker) ? text.indexOf(excerptMarker, from) : -1;
  if (own >= 0 && excerptMarker !== null) return [{ from: own, to: own + excerptMarker.length, text: marker }];
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? [{ from: found.index, to: found.index + found[0].length, text: marker }] : [];
}

const shown = (written: string) => {
  const line = written.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
};

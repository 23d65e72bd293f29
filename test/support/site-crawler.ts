import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Element } from 'hast';
import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate';
import { SaxesParser } from 'saxes';
import { elements, parseHtml } from '../shared/markdown/support.ts';
import { filesBelow } from './temp-library.ts';

/** Exceptions of the recommended rules, each with its reason. */
const rules = {
  // How long a title is, is the writer's business.
  'long-title': 'off',
  // Old addresses send on at once, without a script.
  'meta-refresh': 'off',
  // Blanks at the ends of lines are the writer's, in code too.
  'no-trailing-whitespace': 'off',
  // HTML takes every id without blanks, and the anchors of headings are what generators make of their words.
  'valid-id': ['error', { relaxed: true }],
} satisfies ConfigData['rules'];
const loader = new StaticConfigLoader({ extends: ['html-validate:recommended'], rules });
const validator = new HtmlValidate(loader);
/** Made once: the validator would make it again for each page, which takes it longer than to read most of them. */
const config = loader.getConfigFor('');
loader.getConfigFor = () => config;

/** Everything that is wrong with an exported site, as sentences; nothing for a good one. */
export async function crawl(root: string): Promise<readonly string[]> {
  const files = await filesBelow(root);
  const there = new Set(files);
  const faults: string[] = [];
  const linked = new Set(['index.html']);
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const html = await readFile(join(root, file), 'utf8');
    faults.push(...faultsOfPage(file, elements([parseHtml(html)]), there, linked));
    const report = await validator.validateString(html, file);
    for (const { messages } of report.results)
      faults.push(...messages.map(({ ruleId, message, line }) => `${file}:${line}: ${ruleId}: ${message}`));
  }
  for (const file of files.filter((name) => name.startsWith('assets/') && !linked.has(name)))
    faults.push(`${file}: nothing shows it`);
  return faults;
}

function faultsOfPage(
  file: string,
  elements: readonly Element[],
  there: ReadonlySet<string>,
  linked: Set<string>,
): string[] {
  const faults: string[] = [];
  const count = (name: string) => elements.filter(({ tagName }) => tagName === name).length;
  if (count('h1') !== 1) faults.push(`${file}: ${count('h1')} first-level headings`);
  if (count('title') !== 1) faults.push(`${file}: ${count('title')} titles`);
  for (const { tagName, properties } of elements) {
    const isSearch =
      /^search[^/]*\/index\.html$/.test(file) && /^(?:posts|search)\.js$/.test(String(properties['src']));
    if (tagName === 'script' && properties['type'] !== 'application/ld+json' && !isSearch)
      faults.push(`${file}: a script`);
    for (const name of ['href', 'src'] as const) {
      const address = properties[name];
      if (typeof address !== 'string' || (tagName === 'link' && String(properties['rel']) === 'canonical')) continue;
      if (tagName !== 'a' && /^https?:/.test(address)) faults.push(`${file}: <${tagName}> loads ${address}`);
      const target = targetOf(file, address);
      if (target === null) continue;
      linked.add(target);
      if (!there.has(target)) faults.push(`${file}: ${tagName} leads to ${address}, which is not there`);
    }
  }
  return faults;
}

/** The file that an address leads to; null for one outside and one within the page. */
function targetOf(file: string, address: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('#')) return null;
  return posix.normalize(posix.join(posix.dirname(file), decodeURIComponent(address.replace(/[?#].*$/s, ''))));
}

/** An element of an XML document by its name, with its attributes, text and children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
}

/** Reads XML strictly; throws for a document that is not well-formed. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const sax = new SaxesParser({ xmlns: false });
  sax.on('error', (error) => {
    throw error;
  });
  sax.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, text: '', children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  sax.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  sax.on('closetag', () => void open.pop());
  sax.write(xml).close();
  return root.children[0] ?? root;
}

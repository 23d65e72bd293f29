import type { Element, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import { visit } from 'unist-util-visit';
import { element, textOf, words } from '../render/hast.ts';
import { classesOf } from './styles.ts';

/** GitHub has five; what others call theirs. */
const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ note: 'NOTE', info: 'NOTE', seealso: 'NOTE', tip: 'TIP', hint: 'TIP', success: 'TIP', important: 'IMPORTANT' },
    ...{ warning: 'WARNING', attention: 'WARNING', caution: 'CAUTION', danger: 'CAUTION', error: 'CAUTION' },
  }),
);

/** A box and its title, as GitHub and Longhand, Docusaurus, Sphinx and MkDocs, VitePress, Starlight and Obsidian name them. */
const box =
  /(?:^|\s)(?:(?:markdown-)?alert-|theme-admonition-|admonition |custom-block |starlight-aside--|callout )(?:is-)?(\w+)/;
const title =
  /(?:^|\s)(?:(?:markdown-)?alert-title|admonition-?title|admonitionHeading\w*|custom-block-title|starlight-aside__title|callout-title)(?:\s|$)/;

/** Makes quotes of boxes for notes and warnings, with their kind as GitHub writes it, in place. `asWritten`: that is Markdown already. */
export function markAlerts(tree: Root, asWritten: (markdown: string) => string): void {
  visit(tree, 'element', (node) => {
    if (!/^(?:div|aside|section)$/.test(node.tagName)) return;
    const kind = kinds.get(kindOf(node));
    const head = kind && node.children.find((child) => child.type === 'element');
    if (!head || !title.test(classesOf(head))) return;
    const said = textOf(head).trim();
    const own = kinds.has(said.toLowerCase()) ? [] : [element('p', {}, [element('strong', {}, words(said))])];
    const mark = element('p', {}, [element('code', {}, words(asWritten(`[!${kind}]`)))]);
    node.tagName = 'blockquote';
    node.properties = {};
    node.children = [mark, ...own, ...node.children.filter((child) => child !== head)];
  });
}

const kindOf = (node: Element): string =>
  String(node.properties.dataCallout ?? box.exec(classesOf(node))?.[1] ?? '').toLowerCase();

/** Puts the words of alerts right below their kind, in place. */
export function joinAlerts(tree: MarkdownRoot): void {
  visit(tree, 'blockquote', (quote) => {
    const [mark, first] = quote.children;
    const [kind, ...others] = mark?.type === 'paragraph' ? mark.children : [];
    if (kind?.type !== 'html' || !/^\[!\w+\]$/.test(kind.value) || others.length > 0 || first?.type !== 'paragraph')
      return;
    first.children.unshift({ type: 'html', value: `${kind.value}\n` });
    quote.children.shift();
  });
}

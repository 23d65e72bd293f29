import type { Element, ElementContent } from 'hast';
import type { CopyForm } from '../../model/task.ts';
import type { RenderedBlock } from './blocks.ts';
import { element, hasClass, textOf, words } from './hast.ts';
import { nodesToHtml } from './html.ts';

/**
 * Sanitized blocks as HTML for another program: nothing that only our pages know (ids, classes, marks of the preview), and for
 * mail and documents, which drop style sheets, with the looks in each element. The styles are constants of this file.
 */
export function copiedHtml(blocks: readonly RenderedBlock[], form: CopyForm): string {
  const styles = form === 'mail' || form === 'docs' ? inlineStyles : {};
  const nodes = blocks.flatMap(({ tree }) => [...tree.flatMap((node) => copied(node, form, styles)), ...words('\n')]);
  return nodesToHtml(nodes);
}

type Styles = Readonly<Record<string, string>>;

/** Looks that mail programs and word processors keep. */
const inlineStyles: Styles = {
  blockquote: 'margin: 0 0 1em; padding-left: 1em; border-left: 3px solid #ccc; color: #555',
  code: 'font-family: monospace; background: #f4f4f4',
  figcaption: 'font-size: 0.9em; color: #555',
  hr: 'border: 0; border-top: 1px solid #ccc',
  img: 'max-width: 100%; height: auto',
  pre: 'font-family: monospace; white-space: pre-wrap; background: #f4f4f4; padding: 0.75em',
  table: 'border-collapse: collapse',
  td: 'border: 1px solid #ccc; padding: 0.25em 0.5em',
  th: 'border: 1px solid #ccc; padding: 0.25em 0.5em; text-align: left',
};

const kept = new Set([
  'href',
  'src',
  'alt',
  'title',
  'width',
  'height',
  'start',
  'reversed',
  'type',
  'colSpan',
  'rowSpan',
  'dir',
  'lang',
  'dateTime',
  'cite',
]);

function copied(node: ElementContent, form: CopyForm, styles: Styles): readonly ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  if (hasClass(node, 'heading-anchor') || hasClass(node, 'sr-only') || hasClass(node, 'data-footnote-backref'))
    return [];
  // A form in a mail is a trap to its reader; the sign says the same.
  if (node.tagName === 'input') return words(node.properties.checked ? '☑' : '☐');
  // Editors, mail and word processors know no MathML.
  if (node.tagName === 'math') return form === 'html' ? [node] : [element('code', {}, words(textOf(node)))];
  const children = node.children.flatMap((child) => copied(child, form, styles));
  // Boxes of our pages and colours of code mean nothing without their style sheet.
  if ((node.tagName === 'div' && !hasClass(node, 'alert')) || (node.tagName === 'span' && !node.properties.dir))
    return children;
  return [element(node.tagName, propertiesOf(node, form, styles), children)];
}

function propertiesOf({ tagName, properties }: Element, form: CopyForm, styles: Styles): Element['properties'] {
  const own = Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => kept.has(name) && !(name === 'href' && String(value).startsWith('#')),
    ),
  );
  const style = styles[tagName];
  const language =
    tagName === 'code' && (form === 'html' || form === 'wordpress') ? languageClass(properties) : undefined;
  return {
    ...own,
    ...(style !== undefined && { style }),
    ...(language !== undefined && { className: [language] }),
    // The editor of WordPress makes blocks of plain elements; code it knows by this name.
    ...(form === 'wordpress' && tagName === 'pre' && { className: ['wp-block-code'] }),
  };
}

const languageClass = ({ className }: Element['properties']) =>
  Array.isArray(className) ? className.map(String).find((name) => name.startsWith('language-')) : undefined;

/** A stretch of a post with what its links and notes are defined by elsewhere in it, so that it reads the same alone. */
export function withDefinitions(stretch: string, text: string): string {
  const definitions = text.match(/^ {0,3}\[[^\]\n]+\]:[^\n]*(?:\n(?: {4}|\t)[^\n]*)*/gm) ?? [];
  const missing = definitions.filter((definition) => !stretch.includes(definition));
  return missing.length === 0 ? stretch : `${stretch}\n\n${missing.join('\n\n')}\n`;
}

import type { Element, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { element, words } from '../render/hast.ts';
import { texOf, wordsOfMath } from './math-source.ts';
import { classesOf } from './styles.ts';

/**
 * Makes of each formula what it was written as, between dollars, in place: as words its fractions and powers would stand side by
 * side. KaTeX and MathJax put MathML beside what they draw (katex.org/docs/options, `output`; docs.mathjax.org, "assistive
 * MathML"), LaTeXML the source into `alttext`, Wikipedia and WordPress draw images that are described by it. `asWritten` says of a text
 * that it is Markdown already.
 */
export function markFormulas(tree: Root, asWritten: (markdown: string) => string): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || !isDrawing(node)) return undefined;
    const [holder, ...others] = holdersIn(node);
    if (!holder || others.length > 0) return undefined;
    // A dollar would end it, and a pipe the cell of a table that it is in.
    const source = [...sourcesOf(holder)].find((text) => text !== '' && !/[$|]/.test(text));
    const marks = isDisplayed(node) || isDisplayed(holder) ? '$$' : '$';
    if (source) parent.children.splice(index, 1, element('code', {}, words(asWritten(marks + source + marks))));
    else if (node === holder && node.tagName === 'math') parent.children.splice(index, 1, ...words(wordsOfMath(node)));
    return source || isSpelled(node) ? [SKIP, index + 1] : undefined;
  });
}

const drawing = /\b(?:katex(?:-display)?|MathJax(?:_(?:SVG_|CHTML_)?(?:Display|SVG|CHTML))?)(?![\w-])/;
const image = /\b(?:mwe-math-fallback-image-(?:inline|display)|latex)(?![\w-])/;
const isImage = (node: Element) => node.tagName === 'img' && image.test(classesOf(node));

/** Whether an element is all of one formula. */
const isDrawing = (node: Element): boolean =>
  node.tagName === 'math' || node.tagName === 'mjx-container' || isImage(node) || drawing.test(classesOf(node));
/** Whether its words stand beside the MathML, too. */
const isSpelled = (node: Element): boolean => drawing.test(classesOf(node)) && node.tagName !== 'mjx-container';

const isDisplayed = (node: Element): boolean =>
  /display(?![\w-])/i.test(classesOf(node)) || /^(?:block|true)$/.test(String(node.properties.display ?? ''));

/** What holds the source of formulas: MathML and images. */
function holdersIn(node: Element): readonly Element[] {
  if (node.tagName === 'math' || isImage(node)) return [node];
  return node.children.flatMap((child) => (child.type === 'element' ? holdersIn(child) : []));
}

function* sourcesOf(holder: Element): Generator<string> {
  const { alt, alttext } = holder.properties;
  for (const text of [annotationIn(holder), holder.tagName === 'img' ? alt : undefined, alttext])
    if (typeof text === 'string' && !isProse.test(text)) yield plain(text);
  if (holder.tagName === 'math') yield plain(texOf(holder) ?? '');
}

/** Words beside each other: a formula as it is read aloud. */
const isProse = /(?<![\\{A-Za-z])[A-Za-z]{2,} [A-Za-z]{2,}/;

/** In one line, without what Wikipedia puts around each; where no formulas are read it is no tag of HTML (`a<b>c`) and no link. */
function plain(source: string): string {
  const line = source.trim().replace(/\s+/g, ' ');
  const tex = line.replace(/<(?=[a-z!/?])/gi, '\\lt ').replaceAll('](', '] (');
  return (/^\{\\(?:displaystyle|textstyle) (.*)\}$/.exec(tex)?.[1] ?? tex).trim();
}

function annotationIn(node: Nodes): string | undefined {
  if (node.type !== 'element') return undefined;
  if (node.tagName === 'annotation' && node.properties.encoding === 'application/x-tex') return wordsOfMath(node);
  return node.children.map(annotationIn).find((source) => source !== undefined);
}

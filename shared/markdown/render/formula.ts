import type { Element, ElementContent } from 'hast';
import katex, { type KatexOptions } from 'katex';
import { element, textOf } from './hast.ts';
import { letters } from './math-letters.ts';
import { parseRaw } from './raw-html.ts';

// Nothing that leads out of the formula (`trust` is off), nothing that grows without end, and only the language that
// browsers draw by themselves, without scripts, style sheets and fonts of ours.
const options: KatexOptions = {
  ...{ output: 'mathml', strict: 'ignore', maxSize: 50, maxExpand: 1000 },
  errorColor: 'currentColor',
};

/** Formulas drawn of late: a key draws a whole section anew. */
const drawn = new Map<string, Element>();
const mostKept = 500;
/** Levels past which browsers answer badly. */
const deepest = 200;

/** As `LargeParts` has it, by KaTeX. The answer is not to be changed. */
export function drawFormula(source: string, code?: Element): Element | null {
  if (!code) return drawnOf(source);
  const formula = drawnOf(`$$\n${source}\n$$`);
  if (formula.tagName === 'math') return { ...code, tagName: 'p', properties: {}, children: [formula] };
  code.properties.title = formula.properties.title;
  return null;
}

function drawnOf(source: string): Element {
  const known = drawn.get(source);
  if (known !== undefined) return known;
  const width = source.startsWith('$$') ? 2 : 1;
  const result = draw(unquoted(source.slice(width, -width)).trim(), width === 2);
  const made =
    typeof result === 'string'
      ? element('code', { className: ['formula'], title: result }, [{ type: 'text', value: source }])
      : result;
  if (drawn.size >= mostKept) drawn.clear();
  drawn.set(source, made);
  return made;
}

/** Without the marks of a quote that the formula stands in, which begin each of its lines but the first. */
function unquoted(tex: string): string {
  const mark = /^[ \t]*(?:>[ \t]*)+/;
  const [first = '', ...rest] = tex.split(/\r\n?|\n/);
  if (!rest.every((line) => mark.test(line))) return tex;
  return [first, ...rest.map((line) => line.replace(mark, ''))].join('\n');
}

/** The reason where it cannot be read. */
function draw(tex: string, display: boolean): Element | string {
  try {
    const written = katex.renderToString(tex, { ...options, displayMode: display });
    const tree = parseRaw({ type: 'root', children: [{ type: 'raw', value: written }] });
    const presentation = find('semantics', tree.children)?.children[0];
    const properties = { alttext: tex, ...(display && { display: 'block' }) };
    return element('math', properties, presentation ? [inCore(presentation)] : []);
  } catch (error) {
    // KaTeX recurses, too.
    if (error instanceof RangeError) return 'It is nested too deep.';
    if (error instanceof katex.ParseError) return error.message.replaceAll(/^KaTeX parse error: |\u0331|\u0332/g, '');
    throw error;
  }
}

function find(tagName: string, nodes: readonly { readonly type: string }[]): Element | null {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = node.tagName === tagName ? node : find(tagName, node.children);
    if (found) return found;
  }
  return null;
}

const isElement = (node: { readonly type: string }): node is Element => node.type === 'element';

/**
 * What browsers leave of MathML to others (MathML Core, sections 2.2.1 and 3.5): each cell says how its column is aligned, and
 * letters of another alphabet are characters of their own.
 */
function inCore(node: ElementContent, depth = 0): ElementContent {
  if (node.type !== 'element') return node;
  if (depth > deepest) throw new RangeError();
  const { mathvariant, columnalign, ...properties } = node.properties;
  if (typeof mathvariant === 'string' && mathvariant !== 'normal')
    return element(node.tagName, properties, [{ type: 'text', value: letters(textOf(node), mathvariant) }]);
  const children = node.children.map((child) => inCore(child, depth + 1));
  const columns = typeof columnalign === 'string' ? columnalign.split(' ') : [];
  const rows = columns.some((column) => column !== 'center')
    ? children.map((row) => withColumns(row, columns))
    : children;
  return element(node.tagName, mathvariant === 'normal' ? { ...properties, mathvariant } : properties, rows);
}

function withColumns(row: ElementContent, columns: readonly string[]): ElementContent {
  if (row.type !== 'element' || row.tagName !== 'mtr') return row;
  const children = row.children.map((cell, index): ElementContent => {
    const column = columns[index] ?? columns.at(-1);
    if (cell.type !== 'element' || (column !== 'left' && column !== 'right')) return cell;
    return element(cell.tagName, { ...cell.properties, className: [`align-${column}`] }, cell.children);
  });
  return element(row.tagName, row.properties, children);
}

import type { Element, Nodes } from 'hast';
import { accents, isFunction, texName } from './math-names.ts';

/**
 * The TeX that draws a formula of MathML Core (w3.org/TR/mathml-core), as KaTeX and MathJax put it beside what they draw: browsers do
 * not copy the `annotation` with the source, for it is not drawn. null: there is something in it that is not known here.
 */
export function texOf(math: Element): string | null {
  try {
    return inside(math).trim();
  } catch (error) {
    if (error instanceof UnknownElement) return null;
    throw error;
  }
}

/** Its letters and signs side by side. */
export function wordsOfMath(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsOfMath).join('') : '';
}

class UnknownElement extends Error {}

const parts = (node: Element): readonly Element[] =>
  node.children.filter((child): child is Element => child.type === 'element');
const said = (node: Nodes): string => wordsOfMath(node).normalize();
const isOneOf = (node: Element | undefined, names: string): node is Element =>
  node !== undefined && names.split(' ').includes(node.tagName);

/** Letters right behind a command would be part of its name. */
const joined = (words: readonly string[]): string =>
  words.reduce((text, word) => (/\\[a-z]+$/i.test(text) && /^[a-z]/i.test(word) ? `${text} ${word}` : text + word), '');
const inside = (node: Element): string => joined(parts(node).map(written));
const command = (name: string, ...args: readonly (Element | undefined)[]): string =>
  `\\${name}${args.map((arg) => `{${arg ? written(arg) : ''}}`).join('')}`;

function written(node: Element): string {
  const [first, second, third] = parts(node);
  switch (node.tagName) {
    case 'mi':
    case 'mn':
      return letters(node);
    case 'mo':
      return sign(node);
    case 'mtext':
      return words(said(node));
    case 'mspace':
      return Number.parseFloat(String(node.properties.width)) >= 1 ? '\\quad ' : '\\,';
    case 'semantics':
      return first ? written(first) : '';
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'mtd':
      return fenced(parts(node)) ?? inside(node);
    case 'mfrac':
      return command(isBare(node) ? 'genfrac{}{}{0pt}{}' : 'frac', first, second);
    case 'msqrt':
      return `\\sqrt{${inside(node)}}`;
    case 'mroot':
      return `\\sqrt[${second ? written(second) : ''}]${command('', first).slice(1)}`;
    case 'msup':
      return base(first) + power(second);
    case 'msub':
      return `${base(first)}_${group(second)}`;
    case 'msubsup':
    case 'munderover':
      return `${base(first)}_${group(second)}${power(third)}`;
    case 'munder':
    case 'mover':
      return near(node.tagName, first, second);
    case 'mtable':
      return table(node);
    case 'menclose':
      return node.properties.notation === 'box' ? `\\boxed{${inside(node)}}` : inside(node);
    case 'mphantom':
      return `\\phantom{${inside(node)}}`;
    default:
      throw new UnknownElement(node.tagName);
  }
}

function words(text: string): string {
  if (/^[\s\u2061-\u2064]*$/.test(text)) return /^[\u2006\u2009]+$/.test(text) ? '\\,' : '\\ ';
  return `\\text{${text.replace(/[\\{}$%#&_^~]/g, '')}}`;
}

/** Between invisible signs (a function is applied, factors stand side by side) nothing is written. */
const isUnseen = (node: Element): boolean => /^[\s\u2061-\u2064]*$/.test(said(node));

function sign(node: Element): string {
  const text = said(node).trim();
  if (isUnseen(node)) return '';
  if (/^[A-Za-z]{2,}$/.test(text)) return isFunction(text) ? `\\${text}` : `\\operatorname{${text}}`;
  if (parts(node).length > 0) return inside(node);
  return text === '∣' ? '\\mid' : texName(text);
}

const fonts: ReadonlyMap<unknown, string> = new Map([
  ['bold', 'mathbf'],
  ['bold-italic', 'boldsymbol'],
  ['double-struck', 'mathbb'],
  ['fraktur', 'mathfrak'],
  ['monospace', 'mathtt'],
  ['sans-serif', 'mathsf'],
  ['script', 'mathscr'],
]);

function letters(node: Element): string {
  if (parts(node).length > 0) return inside(node);
  const text = said(node).trim();
  const { mathvariant } = node.properties;
  const name = text.replace(/\s/g, '');
  if (isFunction(name)) return `\\${name}`;
  const isUpright = mathvariant === 'normal' && /^[A-Za-z]+$/.test(text);
  const isWord = node.tagName === 'mi' && /^[A-Za-z]{2,}$/.test(text);
  const font = fonts.get(mathvariant) ?? (isWord ? 'operatorname' : isUpright ? 'mathrm' : undefined);
  // A comma in a number is no sign between two.
  const tex = node.tagName === 'mn' ? texName(text).replaceAll(',', '{,}') : texName(text);
  return font ? `\\${font}{${tex}}` : tex;
}

function group(node: Element | undefined): string {
  const tex = node ? written(node) : '';
  return /^[\dA-Za-z]$/.test(tex) ? tex : `{${tex}}`;
}

/** What a power or an index stands at. */
function base(node: Element | undefined): string {
  const only = node && core(node);
  return isOneOf(only, 'mi mn mo munder mover') ? written(only) : group(node);
}

/** The only part of a row that is seen, at any depth; else the row. */
function core(node: Element): Element {
  const seen = parts(node).filter((part) => part.tagName !== 'mo' || !isUnseen(part));
  const [only] = seen;
  return isOneOf(node, 'mrow mstyle mpadded') && only && seen.length === 1 ? core(only) : node;
}

function power(node: Element | undefined): string {
  const primes = node && /^[′″‴]+$/.test(said(node).trim()) ? said(node).trim() : '';
  return primes === '' ? `^${group(node)}` : primes.replace(/./g, (sign) => "'".repeat('_′″‴'.indexOf(sign)));
}

/** As KaTeX, and as MathJax says of one that grows. */
const isBracket = ({ properties: { fence, dataMjxTexclass } }: Element): boolean =>
  fence === 'true' || dataMjxTexclass === 'OPEN' || dataMjxTexclass === 'CLOSE';

/** A fraction without its line. */
const isBare = (node: Element): boolean => String(node.properties.linethickness ?? '').startsWith('0');
const matrices: ReadonlyMap<string, string> = new Map([
  ['()', 'pmatrix'],
  ['[]', 'bmatrix'],
  ['\\vert\\vert', 'vmatrix'],
  ['\\Vert\\Vert', 'Vmatrix'],
  ['\\{', 'cases'],
]);

/** A row between brackets that grow with it; null for any other. */
function fenced(row: readonly Element[]): string | null {
  const isFence = (part: Element | undefined) =>
    isOneOf(part, 'mo') && isBracket(part) && part.properties.minsize === undefined;
  const bracket = (part: Element | undefined) => (part ? texName(said(part).trim()) : '');
  const [opens, closes] = [isFence(row[0]), row.length > 1 && isFence(row.at(-1))];
  if (!opens && !closes) return null;
  const between = row.slice(opens ? 1 : 0, closes ? -1 : undefined);
  const left = opens ? bracket(row[0]) : '';
  const right = closes ? bracket(row.at(-1)) : '';
  const [only] = between;
  const matrix = only?.tagName === 'mtable' && between.length === 1 ? matrices.get(left + right) : undefined;
  if (only && matrix) return table(only, matrix);
  if (only && isBare(only) && left + right === '()') return command('binom', ...parts(only));
  return joined([`\\left${left || '.'}`, ...between.map(written), `\\right${right || '.'}`]);
}

function table(node: Element, matrix?: string): string {
  const rows = parts(node).map((row) => parts(row).map(written).join(' & '));
  const isAligned = String(node.properties.columnalign).startsWith('right left');
  const name = matrix ?? (isAligned ? 'aligned' : 'matrix');
  return `\\begin{${name}}${rows.join(' \\\\ ')}\\end{${name}}`;
}

function near(kind: 'munder' | 'mover', first: Element | undefined, second: Element | undefined): string {
  const mark = isOneOf(second, 'mo') ? said(second).trim() : '';
  const accent = kind === 'munder' && ['‾', '―', '_', '\u0332'].includes(mark) ? 'underline' : accents.get(mark);
  const isWide = second?.properties.stretchy === 'true' && /^(?:hat|tilde)$/.test(accent ?? '');
  if (accent) return command(isWide ? `wide${accent}` : accent, first);
  const only = first && core(first);
  const hasLimits = isOneOf(only, 'munder mover') || (only !== undefined && limited.test(said(only).trim()));
  if (hasLimits) return `${base(first)}${kind === 'munder' ? '_' : '^'}${group(second)}`;
  return command(kind === 'munder' ? 'underset' : 'overset', second, first);
}

/** Sums and the like, and words. */
const limited = /^(?:[∏∐∑∫∬∭∮⋀⋁⋂⋃⨀⨁⨂⨄⨆]|[A-Za-z][A-Za-z\s]+)[\u2061-\u2064]*$/;

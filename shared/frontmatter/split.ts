import type { FrontMatterFormat } from '../model/front-matter.ts';
import { isBlank, isBreak, lineBreakOf, lineEnd, nextLine } from './lines.ts';

/** Where a front matter block stands. Offsets are UTF-16, in the whole text. */
export interface Block {
  readonly format: FrontMatterFormat;
  /** The block with its delimiter lines: after a byte order mark, to where the body starts. */
  readonly from: number;
  readonly to: number;
  /** What stands between the delimiters; for a JSON object the object with its braces. */
  readonly contentFrom: number;
  readonly contentTo: number;
  /** The line break of the opening delimiter line: new lines get the same. */
  readonly lineBreak: string;
  /** JSON members without braces, between Hexo's `;;;` lines. */
  readonly members: boolean;
}

/** The length of a byte order mark at the start: 1 or 0. */
export const markLength = (text: string) => (text.charCodeAt(0) === 0xfeff ? 1 : 0);

/**
 * The front matter block of a text, null when there is none. A text that merely begins like one (a rule, a shortcode,
 * an MDX expression, a delimiter that never closes) has none: it is body.
 */
export function findBlock(text: string): Block | null {
  const from = markLength(text);
  switch (text.charCodeAt(from)) {
    case 0x2d: // ---
      return delimited(text, from, from, 'yaml', '---');
    case 0x3b: // ;;; is JSON without braces in Hexo (hexo-front-matter)
      return delimited(text, from, from, 'json', ';;;');
    case 0x7b: // {
      return jsonObject(text, from);
    default:
      return toml(text, from);
  }
}

/** The offset where the body begins: after the block, or after a byte order mark where there is no block. */
export function bodyStart(text: string): number {
  return findBlock(text)?.to ?? startWithoutBlock(text);
}

/** The same of a text that has no block of ours. */
export function startWithoutBlock(text: string): number {
  return codeEnd(text) ?? markLength(text);
}

/**
 * Where a head ends that names its own language, which gray-matter reads for Eleventy and others (11ty.dev/docs/data-frontmatter:
 * `---js`, `---json`, `---toml`). It is nothing that readers see, and nothing of it is run; null for a text without one.
 */
function codeEnd(text: string): number | null {
  const from = markLength(text);
  if (!text.startsWith('---', from)) return null;
  const opened = lineEnd(text, from);
  if (!/^---[ \t]*(?:js|javascript|node|json5?|toml|ya?ml|c(?:offee|son))[ \t]*$/i.test(text.slice(from, opened)))
    return null;
  const end = closingLine(text, nextLine(text, opened), /(?<=[\r\n])---[ \t]*(?=[\r\n]|$)/g);
  return end === null ? null : nextLine(text, end);
}

/** Hugo and Zola, the two that read TOML, skip blank lines before `+++`; no reader of YAML but Hugo does. */
function toml(text: string, from: number): Block | null {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  if (text.charCodeAt(at) !== 0x2b || (at > from && !isBreak(text.charCodeAt(at - 1)))) return null;
  return delimited(text, from, at, 'toml', '+++');
}

function delimited(text: string, from: number, at: number, format: FrontMatterFormat, mark: string): Block | null {
  const openEnd = lineEnd(text, at);
  if (!text.startsWith(mark, at) || !isBlank(text.slice(at + mark.length, openEnd)) || openEnd === text.length)
    return null;
  const contentFrom = nextLine(text, openEnd);
  const contentTo =
    format === 'toml' ? tomlEnd(text, contentFrom) : closingLine(text, contentFrom, closing[mark] ?? /$^/g);
  if (contentTo === null) return null;
  if (format === 'yaml' && isProse(text.slice(contentFrom, contentTo))) return null;
  return {
    format,
    from,
    to: nextLine(text, contentTo),
    contentFrom,
    contentTo,
    lineBreak: lineBreakOf(text, at),
    members: mark === ';;;',
  };
}

/** Jekyll and pandoc close YAML with `...` too. Blanks after a delimiter are allowed everywhere. */
const closing: Readonly<Record<string, RegExp>> = {
  '---': /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g,
  ';;;': /(?<=[\r\n]);;;[ \t]*(?=[\r\n]|$)/g,
  '+++': /(?<=[\r\n])\+\+\+[ \t]*(?=[\r\n]|$)/g,
};

function closingLine(text: string, from: number, pattern: RegExp): number | null {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? found.index : null;
}

/** Two thematic breaks with paragraphs between them: no line is a key, a list item, a comment, a brace or a marker. */
function isProse(content: string): boolean {
  if (isBlank(content)) return false;
  return !/^[ \t]*(?:[^ \t\r\n#][^\r\n]*:(?:[ \t]|$)|["'].*["'][ \t]*:|- |-$|[[{#?%&*!]|<<<<<<<)/m.test(content);
}

/** The end of TOML is the first `+++` line that is not inside a string of several lines. */
function tomlEnd(text: string, from: number): number | null {
  const end = closing['+++'];
  const first = end ? closingLine(text, from, end) : null;
  if (first === null) return null;
  for (let at = from; at < text.length;) {
    if (
      text.startsWith('+++', at) &&
      isBreak(text.charCodeAt(at - 1)) &&
      isBlank(text.slice(at + 3, lineEnd(text, at)))
    )
      return at;
    const skipped = skipToml(text, at);
    // An unclosed string: the block is broken, and the first line that looks like its end is taken for it.
    if (skipped === null) return first;
    at = skipped;
  }
  return first;
}

/** The offset after the string, comment or character at `at`; null for a string of several lines that never ends. */
function skipToml(text: string, at: number): number | null {
  const quote = text.charAt(at);
  if (quote === '#') return lineEnd(text, at);
  if (quote !== '"' && quote !== "'") return at + 1;
  const triple = quote.repeat(3);
  if (!text.startsWith(triple, at)) {
    const end = lineEnd(text, at);
    for (let i = at + 1; i < end; i++) {
      if (quote === '"' && text.charAt(i) === '\\') i++;
      else if (text.charAt(i) === quote) return i + 1;
    }
    return end;
  }
  for (let i = at + 3; i < text.length; i++) {
    if (quote === '"' && text.charAt(i) === '\\') i++;
    else if (text.startsWith(triple, i)) {
      let end = i + 3;
      // Up to two more quotes belong to the string: TOML 1.0, multi-line strings.
      while (end < i + 5 && text.charAt(end) === quote) end++;
      return end;
    }
  }
  return null;
}

/**
 * A JSON object as Hugo reads it. `{{< x >}}`, `{% x %}`, `{: .x}` and MDX `{expression}` are not one, nor is one that begins with
 * a comment: Hugo refuses that (encoding/json), and to MDX it is a comment of the text.
 */
function jsonObject(text: string, from: number): Block | null {
  if (!/^\{\s*(?:\}|"(?:[^"\\]|\\.)*"\s*:)/.test(text.slice(from, from + 2000))) return null;
  const end = closingBrace(text, from);
  if (end === null) return null;
  const rest = lineEnd(text, end);
  return {
    format: 'json',
    from,
    to: isBlank(text.slice(end, rest)) ? nextLine(text, end) : end,
    contentFrom: from,
    contentTo: end,
    lineBreak: lineBreakOf(text, from),
    members: false,
  };
}

function closingBrace(text: string, from: number): number | null {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const unit = text.charAt(i);
    if (unit === '"') {
      // No text of JSON goes over a line: at its end an unclosed one ends, so that the brace is found and the line told.
      for (i++; i < text.length && text.charAt(i) !== '"' && !isBreak(text.charCodeAt(i)); i++)
        if (text.charAt(i) === '\\') i++;
    } else if (unit === '{' || unit === '[') depth++;
    else if ((unit === '}' || unit === ']') && --depth === 0) return i + 1;
  }
  return null;
}

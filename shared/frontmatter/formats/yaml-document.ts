/* eslint-disable no-control-regex -- control characters are what a pattern looks for */
import { Composer, Lexer, Parser, visit, type CST, type Document, type YAMLError } from 'yaml';
import { invariant } from '../../base/assert.ts';
import type { YamlDialect } from '../../model/front-matter.ts';

/** To YAML the further lines of a quoted text are indented. The readers of most generators take them anywhere. */
const strictDialects: ReadonlySet<YamlDialect> = new Set(['core', 'goccy-yaml']);
/** Each text whose lines are not indented takes one more reading; no post has as many. */
const mostReadings = 20;
const options = { keepSourceTokens: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** The document that a block of a dialect is, with what is wrong with it. */
export function yamlDocument(content: string, dialect: YamlDialect): Document.Parsed {
  const strict = compose(content, new Parser().parse(content));
  return strictDialects.has(dialect) ? strict : (readLoosely(content, strict) ?? strict);
}

/**
 * The document with quoted texts whose further lines are not indented; null where that is not all that is wrong. A text is
 * cut into tokens as if it stood on one line, and read with its own line breaks, so that value and places are its own.
 */
function readLoosely(content: string, strict: Document.Parsed): Document.Parsed | null {
  let joined = content;
  let document = strict;
  for (let readings = 0; readings < mostReadings; readings++) {
    const error = document.errors[0];
    if (!error) return readings === 0 ? null : document;
    if (!isUnclosedQuote(error)) return null;
    const from = errorOffset(error, document);
    const text = quotedAt(content, from);
    if (text === null || /\n(?:---|\.\.\.)\s/.test(text) || !joined.startsWith(text, from)) return null;
    const after = from + text.length;
    joined = joined.slice(0, from) + text.replace(/[\r\n]/g, ' ') + joined.slice(after);
    document = compose(content, tokens(content, joined));
  }
  return null;
}

/** The first document. Not by `parseDocument`, which brings along writing and pretty errors. */
function compose(content: string, from: Iterable<CST.Token>): Document.Parsed {
  const first = new Composer(options).compose(from, true, content.length).next();
  invariant(first.done !== true, 'a text has a document');
  return first.value;
}

/** The tokens of a text, cut where those of another text of the same length are. */
function* tokens(content: string, cut: string): Generator<CST.Token> {
  const parser = new Parser();
  let at = 0;
  for (const lexeme of new Lexer().lex(cut)) {
    // The lexer says what comes next by characters that no front matter holds.
    const isSign = /^[\x02\x18\x1f]$/.test(lexeme);
    yield* parser.next(isSign ? lexeme : content.slice(at, at + lexeme.length));
    if (!isSign) at += lexeme.length;
  }
  yield* parser.end();
}

function quotedAt(content: string, from: number): string | null {
  const quoted = content.charAt(from) === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y;
  quoted.lastIndex = from;
  return quoted.exec(content)?.[0] ?? null;
}

/** Whether the trouble is a quoted text that does not end. */
export const isUnclosedQuote = (error: YAMLError): boolean => /closing ["']quote/.test(error.message);

/** Where an error is to be mended: of a quoted text that never ends where it begins, not where the parser gave up. */
export function errorOffset(error: YAMLError, document: Document.Parsed): number {
  let place = error.pos[0];
  if (!isUnclosedQuote(error)) return place;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith('QUOTE') !== true || range?.[1] !== error.pos[0]) return undefined;
      place = range[0];
      return visit.BREAK;
    },
  });
  return place;
}

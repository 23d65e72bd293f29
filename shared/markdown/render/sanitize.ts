import type { Root } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';

export const defaultIdPrefix = 'user-content-';

// The wall against posts that carry code. It stands last: nothing may touch the tree after it but code that removes or
// moves nodes and writes line numbers. The base is the schema of hast-util-sanitize (GitHub's rules). Ids are not prefixed here but
// required to be: then cleaning a clean tree changes nothing, and an id that nobody prefixed is lost, not let through.

const added = ['abbr', 'aside', 'bdi', 'bdo', 'caption', 'cite', 'col', 'colgroup', 'dfn', 'figcaption', 'figure'];
const inline = ['mark', 'small', 'time', 'u', 'wbr'];
// `strike` and `tt` come as `s` and `code`; a `source` would fetch, and a `picture` without one is only its image.
const left = new Set(['strike', 'tt', 'source', 'picture']);

type Attributes = NonNullable<NonNullable<Schema['attributes']>[string]>;

const ownClasses =
  /^(?:island|block|alert|alert-(?:title|note|tip|important|warning|caution)|footnotes|sr-only|task-list-item|contains-task-list|data-footnote-backref|table-scroll|align-(?:left|center|right)|blocked-image|missing-image|plain-text|heading-anchor|embed|formula)$/;
const highlightClasses = /^(?:hljs|hljs-[\w-]{1,40}|[a-z]{1,20}_|language-[\w+#.-]{1,40})$/;

const number = /^\d{1,5}%?$/;
const cells = /^\d{1,3}$/;

// What KaTeX draws with, in MathML Core: no links, actions, styles or remarks, nor elements in which HTML could stand again
// but `mtext`, which holds words.
const math =
  'math mrow mi mn mo mtext mspace mstyle mpadded mphantom merror menclose mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd'.split(
    ' ',
  );
const mathWords =
  'stretchy fence movablelimits accent accentunder displaystyle scriptlevel linethickness lspace rspace minsize maxsize width height voffset notation mathcolor mathbackground'.split(
    ' ',
  );
const mathAttributes = mathWords.map((name): Attributes[number] => [name, /^[\w#.+%\- ]{1,99}$/]);

const linkProtocols = ['http', 'https', 'mailto'];

/** The schema with ids and names required to start with `idPrefix`. */
function createSchema(idPrefix: string): Schema {
  const prefixed = new RegExp(`^${idPrefix.replace(/[^\w-]/g, '\\$&')}`);
  return {
    ...defaultSchema,
    tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => !left.has(name)), ...added, ...inline, ...math],
    strip: [
      ...['script', 'style', 'title', 'textarea', 'template', 'iframe', 'object', 'noscript', 'svg', 'xmp'],
      ...['noembed', 'noframes', 'plaintext', 'select', 'audio', 'video', 'canvas', 'applet', 'frameset'],
    ],
    clobber: [],
    clobberPrefix: '',
    // Outside of a formula a browser knows none of these.
    ancestors: { ...defaultSchema.ancestors, ...Object.fromEntries(math.slice(1).map((name) => [name, ['math']])) },
    required: { input: { disabled: true, type: 'checkbox' }, img: { alt: '' } },
    protocols: {
      href: linkProtocols,
      // What a post may name is decided before, by images.ts; these are the forms its answers have.
      src: ['http', 'https', 'data', 'app'],
      cite: ['http', 'https'],
    },
    attributes: {
      a: ['href', 'dataFootnoteBackref', 'dataFootnoteRef', ['ariaLabel'], ['ariaDescribedBy', prefixed]],
      img: ['src', ['width', number], ['height', number], ['loading', 'lazy'], ['decoding', 'async']],
      input: [['disabled', true], ['type', 'checkbox'], 'checked', 'ariaLabel'],
      ol: ['start', 'reversed', ['type', /^[1aAiI]$/]],
      li: ['value'],
      td: [
        ['colSpan', cells],
        ['rowSpan', cells],
      ],
      th: [['colSpan', cells], ['rowSpan', cells], ['scope', /^(?:col|row)(?:group)?$/], 'abbr'],
      col: [['span', cells]],
      colgroup: [['span', cells]],
      details: ['open'],
      time: ['dateTime'],
      blockquote: ['cite'],
      q: ['cite'],
      del: ['cite', 'dateTime'],
      ins: ['cite', 'dateTime'],
      section: ['dataFootnotes', ['ariaLabelledBy', prefixed]],
      ...Object.fromEntries(math.map((name) => [name, mathAttributes])),
      mi: [['mathvariant', 'normal']],
      math: ['alttext', ['display', 'block']],
      pre: [['tabIndex', 0]],
      div: [['tabIndex', 0], ['role', 'group'], 'ariaLabel'],
      '*': [
        'dir',
        'lang',
        'title',
        'alt',
        'dataLine',
        ['id', prefixed],
        ['name', prefixed],
        ['className', ownClasses, highlightClasses],
      ],
    },
  };
}

/** A cleaner for trees: the result holds nothing but what the schema names. Cleaning twice is cleaning once. */
export function createSanitizer(idPrefix: string = defaultIdPrefix): (tree: Root) => Root {
  // Nobody changes it, and most posts have the same.
  const schema = idPrefix === defaultIdPrefix ? usualSchema : createSchema(idPrefix);
  return (tree) => sanitize(tree, schema) as Root;
}

/** What the sanitizer says of a class, and of the address of a link: for HTML that is written without a tree. */
export const isAllowedClass = (name: string) => ownClasses.test(name) || highlightClasses.test(name);

export function isAllowedHref(href: string): boolean {
  const colon = href.indexOf(':');
  const isRelative = colon < 0 || /[?#/]/.test(href.slice(0, colon));
  return isRelative || linkProtocols.includes(href.slice(0, colon));
}

const usualSchema = createSchema(defaultIdPrefix);

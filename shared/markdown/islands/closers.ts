// Where the islands end that every kind of post may hold. All look-ups are cached forward, so a text of a million
// openers without a closer costs one pass, not a million.

const longest = 8000;
/** Tags whose inside is code or a remark: one island from the opening to the closing tag. */
const paired = /^(?:highlight|codeblock|comment|mermaid)$/;

/** Gives, for the offset of an opener, the end of its island, or null when it is ordinary text. */
export function findClosers(text: string): (at: number) => number | null {
  const forward = createForward(text);
  return (at) => {
    if (text.startsWith('{{', at)) return shortcode(text, at, forward);
    if (text.startsWith('{%', at)) return tag(text, at, forward);
    if (text.startsWith(':::', at)) return directive(text, at);
    if (text.startsWith('{#', at)) return attributes(text, at) ?? within(at, forward('#}', at + 2), 2);
    if (text.startsWith('{:', at) || text.startsWith('{.', at)) return attributes(text, at);
    return null;
  };
}

type Forward = (search: string, from: number) => number;

/** `indexOf` that remembers its last answer for each string asked; the questions must come in growing order. */
function createForward(text: string): Forward {
  const known = new Map<string, number>();
  return (search, from) => {
    const last = known.get(search);
    if (last !== undefined && (last === -1 || last >= from)) return last;
    const found = text.indexOf(search, from);
    known.set(search, found);
    return found;
  };
}

function within(at: number, closer: number, width: number): number | null {
  return closer === -1 || closer - at > longest ? null : closer + width;
}

function shortcode(text: string, at: number, forward: Forward): number | null {
  const mark = text.charAt(at + 2);
  const closer = mark === '<' ? '>}}' : mark === '%' ? '%}}' : '}}';
  const end = within(at, forward(closer, at + 2), closer.length);
  if (end === null) return null;
  // Two stray braces far apart in prose are not one expression.
  if (closer === '}}' && (end - at > 500 || /\n[ \t]*\r?\n/.test(text.slice(at, end)))) return null;
  const name = /^\{\{[<%]-?\s*(\w+)/.exec(text.slice(at, at + 60))?.[1];
  if (!name || !paired.test(name)) return end;
  return through(text, end, forward(`{{${mark} /${name} ${mark === '<' ? '>' : mark}}}`, end)) ?? end;
}

function tag(text: string, at: number, forward: Forward): number | null {
  const end = within(at, forward('%}', at + 2), 2);
  // The sign alone in raw text: the tag behind it ends that.
  if (end === null || text.slice(at + 2, end).includes('{%')) return null;
  const name = /^\{%-?\s*(\w+)/.exec(text.slice(at, at + 60))?.[1];
  if (!name || !paired.test(name)) return end;
  const [plain, dashed] = [forward(`{% end${name}`, end), forward(`{%- end${name}`, end)];
  const closer = plain === -1 || dashed === -1 ? Math.max(plain, dashed) : Math.min(plain, dashed);
  const whole = through(text, end, closer);
  return whole === null || isRaw(text.slice(end, closer)) ? end : whole;
}

/** Whether raw text ends in a text without having begun there: a tag before it is shown and opens nothing. */
const isRaw = (text: string): boolean => /\{%-?\s*(end)?raw\b/.exec(text)?.[1] !== undefined;

function through(text: string, from: number, closer: number): number | null {
  if (closer === -1 || closer - from > longest) return null;
  const end = text.indexOf('}', closer);
  if (end === -1 || end - closer > 80) return null;
  return text.startsWith('}}', end) ? end + 2 : end + 1;
}

/** A directive's line, from its colons to its end. Colons in the middle of a line are ordinary text. */
function directive(text: string, at: number): number | null {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  if (at - start > 40 || !/^[ \t>]*$/.test(text.slice(start, at))) return null;
  const line = /^:{3,}[ \t]*(?:[\w{[][^\r\n]{0,400})?(?=\r|\n|$)/.exec(text.slice(at, at + 450));
  return line ? at + line[0].trimEnd().length : null;
}

/** `{: .class}`, `{:toc}`, `{#id}`, `{.class #id}`: attribute lists of kramdown, Hugo and Docusaurus. */
function attributes(text: string, at: number): number | null {
  const list = /^\{(?:::?[^{}\r\n]{0,300}|[#.][\w-][^{}\r\n]{0,200})\}/.exec(text.slice(at, at + 310));
  return list ? at + list[0].length : null;
}

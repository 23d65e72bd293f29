const longest = 2000;

/** Gives the end of the MDX island that begins at an offset (ESM, JSX tag, expression), or null. */
export function findMdx(text: string, bodyFrom: number): (at: number) => number | null {
  // Openers that never close cost a scan each; past this many characters in vain the rest is taken as text.
  let budget = 2_000_000;
  const spend = (at: number, end: number | null): number | null => {
    if (end === null) budget -= Math.min(longest, text.length - at);
    return end;
  };
  return (at) => {
    if (budget <= 0) return null;
    const char = text.charAt(at);
    if (char === '{') return spend(at, expression(text, at));
    if (char === '<') return /^<\/?(?:[A-Z]|>)/.test(text.slice(at, at + 80)) ? spend(at, jsxTag(text, at)) : null;
    return esm(text, at, bodyFrom);
  };
}

/** `{...}` with balanced braces; strings inside may hold braces. */
export function expression(text: string, at: number): number | null {
  let depth = 0;
  let quote = '';
  const stop = Math.min(text.length, at + longest);
  for (let i = at; i < stop; i++) {
    const char = text.charAt(i);
    if (quote) {
      if (char === '\\') i++;
      else if (char === quote || char === '\n') quote = '';
    } else if (char === '{') depth++;
    else if (char === '}') {
      depth--;
      if (depth === 0) return i + 1;
    } else if (char === '"' || char === '`') quote = char;
  }
  return null;
}

/** A tag with its attributes, which may hold expressions. */
export function jsxTag(text: string, at: number): number | null {
  let quote = '';
  const stop = Math.min(text.length, at + longest);
  for (let i = at + 1; i < stop; i++) {
    const char = text.charAt(i);
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '>') return i + 1;
    else if (char === '<') return null;
    else if (char === '{') {
      const end = expression(text, i);
      if (end === null) return null;
      i = end - 1;
    } else if (char === '"' || char === "'") quote = char;
  }
  return null;
}

/** Import and export lines up to the next blank line, only where a block can begin. */
function esm(text: string, at: number, bodyFrom: number): number | null {
  const before = text.slice(Math.max(bodyFrom, at - 200), at);
  if (before && !/\n[ \t]*\r?\n$|^\s*$|;\r?\n$|['"]\r?\n$/.test(before)) return null;
  const head = text.slice(at, at + 80);
  const real =
    /^import\s*['"{*\w]/.test(head) || /^export\s+(?:const|let|var|default|async|function|class|[{*])/.test(head);
  if (!real) return null;
  const blank = /\n[ \t]*\r?\n/.exec(text.slice(at, at + longest * 2));
  const end = blank ? at + blank.index : Math.min(text.length, at + longest * 2);
  return at + text.slice(at, end).trimEnd().length;
}

const longest = 8000;
/** Characters before a formula that are looked at, fewer than `islandReach` has: a part of a text gives the same answer. */
const farthest = 250;

/**
 * Where the formula ends that begins at a dollar; null when that is a price, a variable or half of a pair. Between two
 * dollars each stands whatever TeX reads, which knows no empty lines there. Between single ones, as Pandoc has it
 * (`tex_math_dollars`), in one line, no blank inside of them and no letter or digit outside. Words without a sign of TeX are
 * the names of variables, and so is `${name}`, but where two dollars begin a line.
 */
export function formulaEnd(text: string, at: number): number | null {
  const before = text.charAt(at - 1);
  if (before === '\\' || before === '$') return null;
  const isDisplay = text.startsWith('$$', at);
  const to = isDisplay ? displayEnd(text, at) : inlineEnd(text, at, before);
  if (to === null) return null;
  const source = text.slice(at, to);
  const line = lineBefore(text, at);
  if (isDisplay && line?.trim() === '') return to;
  if (!/[\\^_{]/.test(source) && /[a-z]{3}/i.test(source)) return null;
  // In a row of a table a pipe parts two cells, also between dollars.
  const mayBeRow = line === null || line.startsWith('|');
  return mayBeRow && source.includes('|') ? null : to;
}

/** What stands in the line before a place, without marks of quotes; null when that is too long to be looked at. */
function lineBefore(text: string, at: number): string | null {
  const start = text.lastIndexOf('\n', at) + 1;
  return at - start > farthest ? null : text.slice(start, at).replace(/^[ \t>]+/, '');
}

function displayEnd(text: string, at: number): number | null {
  const end = text.slice(at + 2, at + longest).search(/(?<!\\)\$\$|\n[ \t>]*\r?\n|\r[ \t>]*\r/);
  const to = at + 2 + end;
  if (end === -1 || !text.startsWith('$$', to) || text.slice(at + 2, to).trim() === '') return null;
  return text.charAt(to + 2) === '$' ? null : to + 2;
}

const inline = /\$(?![\s$]|\{\w)(?:[^$\\`\n\r]|\\[^\n\r]){0,998}(?:[^$\\`\s]|\\\S)\$(?![\w${])/y;

function inlineEnd(text: string, at: number, before: string): number | null {
  if (/\w/.test(before)) return null;
  inline.lastIndex = at;
  return inline.test(text) ? inline.lastIndex : null;
}

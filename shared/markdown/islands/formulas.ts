const longest = 8000;

/**
 * Where the formula ends that begins at a dollar; null when that is a price, a variable or half of a pair. Between two
 * dollars each stands whatever TeX reads, which knows no empty lines there. Between single ones, as Pandoc has it
 * (`tex_math_dollars`), in one line, no blank inside of them and no letter or digit outside, and nothing but a formula:
 * words without a sign of TeX are the names of variables, and so is `${name}`.
 */
export function formulaEnd(text: string, at: number): number | null {
  const before = text.charAt(at - 1);
  if (before === '\\' || before === '$') return null;
  return text.startsWith('$$', at) ? displayEnd(text, at) : inlineEnd(text, at, before);
}

function displayEnd(text: string, at: number): number | null {
  const end = text.slice(at + 2, at + longest).search(/(?<!\\)\$\$|\n[ \t>]*\r?\n|\r[ \t>]*\r/);
  const to = at + 2 + end;
  if (end === -1 || !text.startsWith('$$', to) || text.slice(at + 2, to).trim() === '') return null;
  return text.charAt(to + 2) === '$' ? null : to + 2;
}

const inline = /\$(?![\s$]|\{\w)((?:[^$\\`\n\r]|\\[^\n\r]){0,998}(?:[^$\\`\s]|\\\S))\$(?![\w${])/y;

function inlineEnd(text: string, at: number, before: string): number | null {
  if (/\w/.test(before)) return null;
  inline.lastIndex = at;
  const tex = inline.exec(text)?.[1];
  if (tex === undefined || (!/[\\^_{]/.test(tex) && /[a-z]{3}/i.test(tex))) return null;
  // In a row of a table a pipe parts two cells, also between dollars.
  return tex.includes('|') && isRow(text, at) ? null : inline.lastIndex;
}

const isRow = (text: string, at: number): boolean => /^[ \t>]*\|/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));

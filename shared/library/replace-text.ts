import { AppError } from '../base/errors.ts';
import type { Replacement } from '../model/edit.ts';

const special = /[\\^$.*+?()[\]{}|/-]/g;
/** Outside of a class `-` needs no sign before it, and with `u` must have none. */
const escaped = (text: string) => text.replace(special, (sign) => (sign === '-' ? '-' : `\\${sign}`));

/** What is looked for as a regular expression. AppError `invalid-input` where it is none, or nothing. */
export function patternOf({ find, regex, matchCase, wholeWord }: Replacement): RegExp {
  if (find === '') throw new AppError('invalid-input', 'There is nothing to find.', { remedy: 'Type what to find.' });
  const source = regex ? find : escaped(find);
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  try {
    return new RegExp(whole, `gmu${matchCase ? '' : 'i'}`);
  } catch (error) {
    const [, why = 'it cannot be read'] = /: ([^:]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new AppError('invalid-input', `This is not a regular expression: ${why}.`, {
      remedy: 'Put a backslash before signs that stand for themselves.',
    });
  }
}

/** The text with every match replaced. May take for ever where a regular expression backtracks. */
export function replaceText(text: string, replacement: Replacement): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const { put, regex } = replacement;
  const broken = (value: string) => value.replaceAll('\r\n', '\n').replaceAll('\n', lineBreak);
  const pattern = patternOf(replacement);
  if (!regex) return text.replace(pattern, () => broken(put));
  return text.replace(pattern, broken(unescaped(put)));
}

/** The same; null where nothing changes. */
export function changedText(text: string, replacement: Replacement): string | null {
  const replaced = replaceText(text, replacement);
  return replaced === text ? null : replaced;
}

const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** `\n`, `\t` and `\\` of a replacement as what they stand for. */
const unescaped = (put: string) => put.replace(/\\([nt\\])/g, (_, sign: string) => signs[sign] ?? '');

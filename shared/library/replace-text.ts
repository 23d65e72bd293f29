import { AppError } from '../base/errors.ts';
import { fillGroups } from '../base/fill-groups.ts';
import { findSource } from '../base/find-source.ts';
import { changeLines, withLf } from '../base/line-ends.ts';
import type { TextChange } from '../base/text-change.ts';
import type { Replacement } from '../model/edit.ts';

/** What is looked for as a regular expression. AppError `invalid-input` where it is none, or nothing. */
export function patternOf({ find, regex, matchCase, wholeWord }: Replacement): RegExp {
  if (find === '') throw new AppError('invalid-input', 'There is nothing to find.', { remedy: 'Type what to find.' });
  try {
    // By itself: `a)(b` is none, though it would be one with what is put around it.
    if (regex) new RegExp(find, 'u');
    const source = findSource({ find: regex ? find : withLf(find), regex, wholeWord });
    return new RegExp(source, `gmu${matchCase ? '' : 'i'}`);
  } catch (error) {
    const [, why = 'it cannot be read'] = /: ([^:]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new AppError('invalid-input', `This is not a regular expression: ${why}.`, {
      remedy: 'Put a backslash before signs that stand for themselves.',
    });
  }
}

const afterSign = (text: string, at: number) => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** What replaces every match, at its place in the text with LF line ends. As in the panel of one post nothing is found right
 * behind a match: `.*` finds a line once. May take for ever where an expression backtracks. */
export function replacementsIn(flat: string, replacement: Replacement): readonly TextChange[] {
  const { regex } = replacement;
  const put = withLf(replacement.put);
  const pattern = patternOf(replacement);
  const changes: TextChange[] = [];
  for (let match = pattern.exec(flat); match; match = pattern.exec(flat)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (from === to) pattern.lastIndex = afterSign(flat, to);
    if (from === to && changes.at(-1)?.to === from) continue;
    changes.push({ from, to, insert: regex ? fillGroups(put, match) : put });
  }
  return changes;
}

/** The text with every match replaced; null where nothing changes. What is found and put in is found and put in by lines,
 * whatever they end in: `^`, `$` and `\n` mean the same in every file. */
export function changedText(text: string, replacement: Replacement): string | null {
  const replaced = changeLines(text, replacementsIn(withLf(text), replacement));
  return replaced === text ? null : replaced;
}

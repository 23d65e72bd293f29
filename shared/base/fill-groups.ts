const groups = /\$(?:[$&]|\d\d?)/g;
const groupsAndNames = /\$(?:[$&]|\d\d?|<([^>]*)>)/g;

/** What a replacement says for a match of a regular expression: `$&` is all of it, `$1` to `$99` and `$<name>` are its groups,
 * `$$` is a `$`. As in JavaScript, but for `` $` `` and `$'`, which stand for themselves. `\n`, `\r\n` and `\r` are an LF, `\t` a
 * tab and `\\` a backslash. */
export function fillGroups(put: string, match: RegExpMatchArray): string {
  const filled = match.groups ? groupsAndNames : groups;
  return unescaped(put).replace(filled, (sign, name: string | number | undefined) => {
    if (sign === '$$') return '$';
    if (sign === '$&') return match[0];
    if (typeof name === 'string') return match.groups?.[name] ?? '';
    // Two digits where there are that many groups, else one and a digit that is only a digit.
    for (const length of [3, 2]) {
      const group = Number(sign.slice(1, length));
      if (group > 0 && group < match.length) return (match[group] ?? '') + sign.slice(length);
    }
    return sign;
  });
}

const signs: Readonly<Record<string, string>> = { t: '\t', '\\': '\\' };

const unescaped = (put: string) => put.replace(/\\(r\\n|[nrt\\])/g, (_, sign: string) => signs[sign] ?? '\n');

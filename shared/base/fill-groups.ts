const signs = /\$(?:[$&]|\d\d?)/g;
const signsAndNames = /\$(?:[$&]|\d\d?|<([^>]*)>)/g;

/** What a replacement says for a match of a regular expression: `$&` is all of it, `$1` to `$99` and `$<name>` are its groups,
 * `$$` is a `$`. As in JavaScript, but for `` $` `` and `$'`, which stand for themselves. */
export function fillGroups(put: string, match: RegExpMatchArray): string {
  return put.replace(match.groups ? signsAndNames : signs, (sign, name: string | number | undefined) => {
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

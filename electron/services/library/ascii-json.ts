/**
 * JSON with all but ASCII as `\uXXXX`. One `…` in ten thousand posts would have every character of their list take two bytes,
 * wherever it is held, copied and read.
 */
export const asciiJson = (value: unknown): string => {
  const json = JSON.stringify(value);
  return other.test(json) ? json.replaceAll(others, escaped) : json;
};

const other = /[^\0-\x7f]/;
const others = /[^\0-\x7f]+/g;

function escaped(part: string): string {
  let written = '';
  for (let at = 0; at < part.length; at++) written += `\\u${part.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return written;
}

import { Buffer } from 'node:buffer';

/**
 * JSON with all but ASCII as `\uXXXX`. One `…` in ten thousand posts would have every character of their list take two bytes,
 * wherever it is held, copied and read.
 */
export const asciiJson = (value: unknown): string => {
  const json = JSON.stringify(value);
  return other.test(json) ? oneByte(json) : json;
};

const other = /[^\0-\x7f]/;
const others = /[^\0-\x7f]+/g;
let scratch = Buffer.allocUnsafeSlow(16 * 1024);

/** Put together outside of the engine's strings: a part of one whose characters take two bytes is another such. */
function oneByte(json: string): string {
  if (scratch.length < json.length * 6) scratch = Buffer.allocUnsafeSlow(json.length * 6);
  let to = 0;
  let from = 0;
  for (const { 0: part, index } of json.matchAll(others)) {
    to += scratch.write(json.slice(from, index), to, 'latin1');
    to += scratch.write(escaped(part), to, 'latin1');
    from = index + part.length;
  }
  to += scratch.write(json.slice(from), to, 'latin1');
  return scratch.toString('latin1', 0, to);
}

function escaped(part: string): string {
  let written = '';
  for (let at = 0; at < part.length; at++) written += `\\u${part.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return written;
}

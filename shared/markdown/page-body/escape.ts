// As hast-util-to-html has it: numbers in hexadecimal, and only what could end a text or a value.

const inText = /[<&]/;
const inValue = /[\0"&'`]/;
const reference = (sign: string) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`;

/** Text between tags. A `>` stays: it ends nothing there. */
export const escapeWords = (text: string): string => (inText.test(text) ? text.replace(/[<&]/g, reference) : text);

/** An attribute with a space before it. */
export function attribute(name: string, value: string): string {
  // eslint-disable-next-line no-control-regex -- browsers take the character for another one
  return ` ${name}="${inValue.test(value) ? value.replace(/[\0"&'`]/g, reference) : value}"`;
}

/** The words in HTML that was written by these modules: no quoted value of theirs holds a quotation mark. */
export function wordsIn(html: string): string {
  const words = html.includes('<') ? html.replace(/<(?:[^>"]|"[^"]*")*>/g, '') : html;
  return words.includes('&')
    ? words.replace(/&#x([\dA-F]+);/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : words;
}

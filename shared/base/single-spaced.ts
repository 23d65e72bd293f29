/** Something else between words than one space. */
const odd = /\s\s|[^\S ]/;

/** The text with one space for each run of white space. Most texts have no other, and are answered as they are: that is faster. */
export const singleSpaced = (text: string): string => (odd.test(text) ? text.replace(/\s+/g, ' ') : text);

/** Why an example of CommonMark 0.31 comes out otherwise, and which ones do: numbers as in the specification. */
export type Exceptions = Readonly<Record<string, readonly number[]>>;

/** Before anything of ours: what the parser alone makes of the examples. */
export const parserExceptions: Exceptions = {
  'A bare address is a link in GFM, which every post is read as.': [602, 606, 608, 611, 612],
};

/** What the whole pipeline shows otherwise, and is meant to. */
export const pageExceptions: Exceptions = {
  ...parserExceptions,
  'Scripts, style sheets and form fields are taken away whole.': [170, 171, 172, 173, 176, 178],
  'Remarks, processing instructions, declarations and CDATA are read as a browser reads them in HTML, and not shown.': [
    ...[177, 179, 180, 182, 183, 308, 309, 625, 626, 627, 628, 629],
  ],
  'An element that HTML does not know is taken away and its content stays.': [
    ...[150, 163, 201, 491, 524, 536, 613, 614, 615, 616, 617],
  ],
  'A link without words has no address: nobody sees it, and a screen reader would read the address out.': [
    ...[21, 31, 476, 477, 484, 487, 630, 631, 642, 643],
  ],
  'Only http, https, mailto and relative addresses stay.': [500, 596, 598, 599, 601],
  'Classes, ids and attributes that a post gives itself could take on the look or the names of the page.': [
    ...[34, 144, 152, 153, 154, 164, 169],
  ],
  'A link into the post leads to the id with its prefix.': [501],
  'The scheme of an address is written small.': [597],
  'Every image has a text for those who do not see it, even an empty one.': [475],
  'HTML that is not closed or wrongly nested is closed as a browser does it.': [187, 344, 494],
};

/** The same for the cases of `gfm-cases.ts`, counted from 1. */
export const gfmParserExceptions: Exceptions = {
  'Disallowed elements are taken away by the sanitizer, where GFM shows their source.': [24],
};

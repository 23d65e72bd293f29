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

/** The same for the 673 examples of GFM 0.29, as the parser alone makes them. */
export const gfmSpecExceptions: Exceptions = {
  'A bare address is a link: the examples of CommonMark are read there without what GFM adds.': [
    610, 614, 616, 619, 620,
  ],
  'An address of FTP is no link: Longhand opens none.': [628],
  'A remark ends as CommonMark 0.31 has it.': [645, 646],
  'Disallowed elements are taken away by the sanitizer, where GFM shows their source.': [653],
};

/** What the whole pipeline shows otherwise of them, and is meant to. */
export const gfmSpecPageExceptions: Exceptions = {
  ...gfmSpecExceptions,
  'Scripts, style sheets and form fields are taken away whole.': [140, 141, 142, 145, 147],
  'Remarks, processing instructions, declarations and CDATA are read as a browser reads them in HTML, and not shown.': [
    ...[146, 148, 149, 151, 152, 288, 289, 644, 647, 648, 649],
  ],
  'An element that HTML does not know is taken away and its content stays.': [
    ...[120, 133, 170, 500, 532, 544, 632, 633, 634, 635, 636],
  ],
  'A link without words has no address: nobody sees it, and a screen reader would read the address out.': [
    ...[317, 327, 485, 486, 650, 651, 663, 664],
  ],
  'Only http, https, mailto and relative addresses stay.': [508, 604, 606, 607, 609],
  'Classes, ids and attributes that a post gives itself could take on the look or the names of the page.': [
    ...[114, 122, 123, 124, 134, 139, 330],
  ],
  'A link into the post leads to the id with its prefix.': [509],
  'The scheme of an address is written small.': [605],
  'Every image has a text for those who do not see it, even an empty one.': [484],
  'HTML that is not closed or wrongly nested is closed as a browser does it.': [156, 354, 503],
};

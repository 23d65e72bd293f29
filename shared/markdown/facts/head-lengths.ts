/** How many bytes of a file are mostly, and how many nearly always, enough for `headFacts`. */
export const headLengths = [1536, 4096];
/** The same where no excerpt is wanted. */
export const frontMatterLengths = [512, ...headLengths];

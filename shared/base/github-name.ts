/** All that is neither a part of a word in some script nor a hyphen nor a blank. */
const signs = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]+/gu;

/**
 * As GitHub names headings, and with it Astro, Docusaurus and rehype-slug: the package github-slugger, which has the same letters
 * in a list of 13 kB, those of Unicode 13.
 */
export const githubName = (words: string): string => words.toLowerCase().replace(signs, '').replaceAll(' ', '-');

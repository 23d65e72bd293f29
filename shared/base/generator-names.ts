// How generators make names of words, for addresses and for places on a page.

/** Latin letters that are written without an accent and have one of ASCII in their stead all the same. */
const spelled: Readonly<Record<string, string>> = {
  ...{ Æ: 'AE', æ: 'ae', Œ: 'OE', œ: 'oe', Ø: 'O', ø: 'o', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h', ı: 'i', Ł: 'L', ł: 'l' },
  ...{ Ŧ: 'T', ŧ: 't' },
};

/** In letters of ASCII as far as they are Latin: other scripts have marks that are no accents. */
const inAscii = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/giu, '')
    .normalize('NFC')
    .replace(/[ÆæŒœØøĐđĦħıŁłŦŧ]/g, (letter) => spelled[letter] ?? letter);

/** As hexo-util makes names (lib/slugize.ts): signs of ASCII become one dash, accents go, capitals stay. */
export const hexoName = (words: string): string =>
  inAscii(words)
    .replaceAll('ß', 's')
    .replaceAll('ẞ', 'S')
    // eslint-disable-next-line no-control-regex -- as it is there
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s!-/:-@[-`{-~]+/g, '-')
    .replace(/^-+|-+$/g, '');

/**
 * As slug-rs makes them (src/lib.rs): a hyphen for all that is no letter and no digit, and as long as the name is. Latin letters
 * lose their accents; other scripts, which Zola spells in Latin letters, stay as they are.
 */
export const zolaName = (name: string): string =>
  inAscii(name)
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * As Eleventy's filter `slugify` (@sindresorhus/slugify), with German letters spelled out. Other scripts, which it spells in Latin
 * letters by tables, stay as they are.
 */
export const eleventyName = (words: string): string =>
  inAscii(words.normalize('NFC').replace(/[äöü]/gi, (letter) => `${letter.normalize('NFD').charAt(0)}e`))
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('&', ' and ')
    // Accents of ASCII.
    .replace(/[`^]/g, '')
    .replace(/([a-z\d])'(?=[ts](?:\s|$))/g, '$1')
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');

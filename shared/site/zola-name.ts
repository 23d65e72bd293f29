/**
 * As slug-rs makes them (src/lib.rs): a hyphen for all that is no letter and no digit, and as long as the name is. Latin letters
 * lose their accents; other scripts, which Zola spells in Latin letters, stay as they are.
 */
export const zolaName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/giu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');

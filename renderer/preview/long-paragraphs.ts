/** Characters of a paragraph from which on it runs in the direction of the page. */
const longest = 50_000;

/**
 * Lets very long paragraphs run in the direction of the page instead of their own. For `unicode-bidi: plaintext` Chromium goes
 * through all of a paragraph for each of its lines: a megabyte in one takes it seven seconds, and a quarter of one without.
 * `size` is that of the JSON before or after a change, whichever is more: only large pieces are looked through.
 */
export function easeLongParagraphs(piece: Element, size: number): void {
  if (size < longest) return;
  for (const block of piece.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, dt, figcaption')) {
    if ((block.textContent?.length ?? 0) > longest) block.style.unicodeBidi = 'normal';
    else if (block.style.unicodeBidi !== '') block.style.unicodeBidi = '';
  }
}

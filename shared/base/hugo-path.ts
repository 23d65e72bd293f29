/** What a site of Hugo says of the letters in its paths. */
export interface HugoLetters {
  /** `removePathAccents`. */
  readonly noAccents: boolean;
  /** `disablePathToLower`. */
  readonly keepCase: boolean;
}

/**
 * As Hugo makes paths (helpers/path.go, UnicodeSanitize): letters, digits and a few signs stay, and one hyphen stands for
 * blanks that have none beside them.
 */
export function hugoPath(text: string, letters: HugoLetters): string {
  const path = allowedInHugo(text, letters)
    .replace(/(?<![\s-])\s+(?![\s-])/g, '-')
    .replace(/\s+/g, '');
  return letters.keepCase ? path : path.toLowerCase();
}

/** What stays of a text, with its blanks. */
export function allowedInHugo(text: string, { noAccents }: Pick<HugoLetters, 'noAccents'>): string {
  const letters = noAccents
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;
  return letters.replace(/[^\p{M}\p{L}\p{Nd}\s/._+~@#-]/gu, '');
}

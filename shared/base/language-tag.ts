/** A BCP 47 tag in its usual form from `en_US` or `zh-cn`; undefined for what is none. */
export function languageTag(written: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(written.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

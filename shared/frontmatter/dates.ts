/**
 * A date as front matter writes it bare: YAML 1.1 timestamps, and the looser forms that generators take
 * (`2024-1-2`, `2024/01/02 10:20`, `2014-05-02 10:00:00 -0400`). Words are text.
 */
export function looksLikeDate(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return false;
  return datePattern.test(text);
}

const datePattern =
  /^\d{4}([-/])\d{1,2}\1\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?(?:[ \t]*(?:Z|z|UTC|[-+]\d{1,2}(?::?\d{2})?))?)?$/;

/** A date and time that TOML 1.0 takes bare. */
export const isTomlDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|z|[-+]\d{2}:\d{2})?)?$/.test(text);

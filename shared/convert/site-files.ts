import type { Sites } from './sites.ts';

/** What the few files of a new site say. */
export interface NewSite {
  readonly sites: Sites;
  readonly title: string;
  /** Where it will be published, ending in `/`; null when nobody has said. */
  readonly base: string | null;
  /** Names of the taxonomies that its posts have. */
  readonly taxonomies: readonly string[];
}

/**
 * Configuration and the plainest of layouts by path, so that the folder builds as it is. `templates` hold `%title%` and the
 * like, each of which becomes a quoted string.
 */
export function siteFiles(
  templates: Readonly<Record<string, string>>,
  { sites, title, base, taxonomies }: NewSite,
): Readonly<Record<string, string>> {
  const { generator, language, timeZone } = sites.to;
  const address = new URL(base ?? 'https://example.org/');
  const names = [...new Set([...(generator === 'hugo' ? ['tags', 'categories'] : []), ...taxonomies])];
  const rows = names.map((name) =>
    generator === 'hugo' ? `${quoted(name)} = ${quoted(name)}` : `  { name = ${quoted(name)} },`,
  );
  const values: Readonly<Record<string, string>> = {
    title: quoted(title),
    // In HTML that a template makes.
    name: title.replace(/[<>&{}%]/g, ''),
    // Zola takes a code without a region for the one language of a site.
    language: quoted(generator === 'zola' ? language.replace(/[-_].*$/, '') : language),
    zone: quoted(timeZone),
    base: quoted(address.href),
    origin: quoted(address.origin),
    path: quoted(address.pathname),
    folder: quoted(address.pathname.replace(/\/$/, '')),
    taxonomies: rows.join('\n'),
  };
  const fill = (text: string) => text.replace(/%([a-z]+)%/g, (whole, name: string) => values[name] ?? whole);
  return Object.fromEntries(Object.entries(templates).map(([path, text]) => [path, fill(text)]));
}

/** A string that YAML, TOML, JSON and JavaScript read alike. */
const quoted = (text: string) => JSON.stringify(text);

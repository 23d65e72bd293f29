import { githubName } from '../../base/github-name.ts';
import type { SiteProfile } from '../../model/site.ts';
import type { IdCount } from '../../base/unique-ids.ts';

/** How a generator makes the id of a heading that has none of its own. */
export interface IdRule extends IdCount {
  /** By the words that readers see, and the line as it is written; null: it gets none. */
  readonly name: (words: string, line: string) => string | null;
}

/** What of a site's profile says how its headings are named. */
export type NamingSite = Pick<SiteProfile, 'generator' | 'headingIds'>;

/** Raw HTML: no generator gives its headings ids (rehype-raw of Astro runs behind what makes them). */
export const isRaw = (line: string): boolean => /^<h[1-6]\b/i.test(line);

/** As Astro, Docusaurus and rehype-slug have it. */
export const githubIds: IdRule = { name: githubName, second: 1, looks: true };

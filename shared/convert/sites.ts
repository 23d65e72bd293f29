import { siteProfile } from '../generators/profiles.ts';
import type { SiteProfile } from '../model/site.ts';
import type { ConversionTarget } from '../model/task.ts';
import { conventions } from './conventions.ts';

/** The site that posts come from, and the new one that they go to. */
export interface Sites {
  readonly from: SiteProfile;
  readonly to: SiteProfile & { readonly generator: ConversionTarget };
}

/** A new site of a generator with the title, the language and, where it can say one, the time zone of the old one. */
export function sitesFor(from: SiteProfile, target: ConversionTarget): Sites {
  const { siteTitle, language, author, timeZone } = from;
  const own = conventions[target];
  const to = {
    ...siteProfile(target),
    generator: target,
    ...{ siteTitle, language, author },
    timeZone: own.hasZone ? timeZone : 'UTC',
    newFolder: own.posts,
    ...(target === 'eleventy' && { contentFolders: [own.pages] }),
    draftFolder: own.drafts,
    excerptMarker: own.marker,
    taxonomies: taxonomiesFor(from, target),
  };
  return { from, to };
}

/** Those of the old site, each under its own name. */
function taxonomiesFor(from: SiteProfile, target: ConversionTarget): SiteProfile['taxonomies'] {
  const usual = siteProfile(target).taxonomies;
  const names = new Set(usual.map(({ name }) => name));
  const own = from.taxonomies.filter(({ name }) => !names.has(name) && target !== 'plain');
  const { taxonomies } = conventions[target];
  return [
    ...usual,
    ...own.map(({ name }) => ({ name, fields: [[...taxonomies, name]] as const, text: 'one' as const })),
  ];
}

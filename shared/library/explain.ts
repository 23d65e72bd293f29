import type { SiteProfile } from '../model/site.ts';

/** The parts of a profile that a configuration file settles, each as a line for the person. */
export function explain(parts: Partial<SiteProfile>): readonly string[] {
  // The folders for new posts follow from that of the content, and the posts have the last word on them.
  const keys = (Object.keys(parts) as (keyof SiteProfile)[]).filter(
    (key) => key !== 'newFolder' && key !== 'draftFolder',
  );
  return keys.map((key) => (key in lines ? (lines[key]?.(parts) ?? key) : key));
}

const place = (folder: string | null | undefined) => folder || 'the root';

/** Each part in words. What is missing here is shown by its name. */
const lines: Partial<Record<keyof SiteProfile, (parts: Partial<SiteProfile>) => string>> = {
  siteTitle: ({ siteTitle }) => `title: ${siteTitle}`,
  timeZone: ({ timeZone }) => `dates without an offset are in ${timeZone}`,
  language: ({ language }) => `language: ${language}`,
  languages: ({ languages }) =>
    `languages: ${languages?.map(({ code, folder }) => (folder === null ? code : `${code} in ${place(folder)}`)).join(', ')}`,
  author: ({ author }) => `author: ${author?.name}`,
  contentFolders: ({ contentFolders }) => `content in ${contentFolders?.map(place).join(', ')}`,
  fileName: ({ fileName }) => `file names: ${fileName}`,
  publishesFuture: ({ publishesFuture }) =>
    publishesFuture ? 'posts dated in the future are published' : 'posts dated in the future are held back',
  publishesDrafts: ({ publishesDrafts }) => (publishesDrafts ? 'drafts are published' : 'drafts are held back'),
  publishesExpired: ({ publishesExpired }) =>
    publishesExpired ? 'expired posts are published' : 'expired posts are held back',
  pathDates: ({ pathDates }) =>
    pathDates === 'first'
      ? 'the date in a path comes before the field'
      : 'a date in a path counts where no field has one',
  excerptMarker: ({ excerptMarker }) => `excerpts end at ${excerptMarker}`,
  taxonomies: ({ taxonomies }) => `taxonomies: ${taxonomies?.map(({ name }) => name).join(', ')}`,
  assets: ({ assets }) => `images: ${assets?.map(({ url, folder }) => `${url} in ${place(folder)}`).join(', ')}`,
  reading: ({ reading }) => `reading time: ${reading?.name}`,
};

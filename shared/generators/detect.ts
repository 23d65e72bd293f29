import { folderOf, join } from '../base/paths.ts';
import { dateInPath } from '../base/dates.ts';
import type { PostId } from '../model/post.ts';
import type {
  Evidence,
  FieldNames,
  Finding,
  ProfileCorrections,
  ProfilePart,
  SiteFields,
  SiteProfile,
} from '../model/site.ts';
import { bundlesOf, isBundle, sectionsOf } from './bundle-folders.ts';
import { busiestFolder } from './busiest-folder.ts';
import { correctProfile, withCorrection } from './corrections.ts';
import { explainDefaults, explainProfile } from './explain.ts';
import { chooseGenerator } from './choose-generator.ts';
import type { DetectInput, SamplePost } from './rules/generator-rules.ts';
import { languagesInPaths } from './languages.ts';
import { generatorRules, siteProfile } from './profiles.ts';
import { readSiteConfig } from './site-config.ts';
import { localZone, type Reasons } from './local-zone.ts';

/**
 * The profile of a site from its configuration files, then a vote of its posts over what the configuration leaves open.
 * The person's own word comes before both.
 */
export function detectSite(input: DetectInput, corrections: ProfileCorrections = {}): SiteProfile {
  const { profile, reasons } = detect(input, corrections);
  const evidence = explainProfile(profile, reasons, corrections).map((one) =>
    one.from === 'person' ? { ...one, found: foundOf(one.part, input, corrections) } : one,
  );
  return { ...profile, evidence };
}

/** What is found of a part that the person corrected, the other corrections standing. */
function foundOf(part: ProfilePart, input: DetectInput, corrections: ProfileCorrections): Finding {
  const { profile, reasons } = detect(input, withCorrection(corrections, part, undefined));
  const [{ finding, because }] = explainProfile(profile, reasons, {}, [part]) as [Evidence];
  return { finding, because };
}

interface Detected {
  readonly profile: SiteProfile;
  readonly reasons: Reasons;
}

function detect(input: DetectInput, corrections: ProfileCorrections): Detected {
  const choice = chooseGenerator(input, corrections.siteFolder);
  const generator = corrections.generator ?? choice.generator;
  const { base } = choice;
  const below = input.configs.filter((config) => base === '' || config.path.startsWith(`${base}/`));
  const configs = below.filter((file) => belongsTo(file.path, base));
  const config = readSiteConfig(generator, configs);
  const reasons: Reasons = new Map([['generator', choice.because], ['siteFolder', choice.because], ...config.reasons]);
  const found = {
    ...siteProfile(generator),
    ...config.parts,
    ...localZone(generator, config.parts, input, reasons),
  };
  const configured = correctProfile(under(base, found), corrections);
  const placed = corrections.contentFolders
    ? configured
    : { ...configured, ...contentFolders(configured, input, reasons) };
  const voted = {
    ...placed,
    ...vote(placed, input, reasons, 'fileName' in config.parts),
    ...languages(placed, input, reasons),
  };
  const template = templateFor(correctProfile(voted, corrections), input.templates ?? []);
  if (template !== null) reasons.set('template', `${template} is there`);
  const profile = correctProfile({ ...voted, template }, corrections);
  const bundles = bundlesOf(generator, input.posts);
  const { dataFiles = [] } = input;
  const whole = {
    ...profile,
    bundles,
    sections: sectionsOf(generator, input.posts),
    defaults: generatorRules[generator].readDefaults?.({ configs, dataFiles }, profile) ?? [],
  };
  return { profile: { ...whole, notes: [explainDefaults(whole, dataFiles)] }, reasons };
}

/** Files of the site itself: in its folder or its config folder, not of an example or theme further down. */
function belongsTo(path: string, base: string): boolean {
  const rest = base === '' ? path : path.slice(base.length + 1);
  return (
    !rest.includes('/') ||
    /^config\/_default\/[^/]+$/.test(rest) ||
    /^src\/content(?:\/|\.)config\.\w+$/.test(rest) ||
    /^[^/]+\/authors\.ya?ml$/.test(rest)
  );
}

/** The profile of a site that lies in a folder of the library. */
function under(base: string, profile: SiteProfile): SiteProfile {
  if (base === '') return profile;
  const inside = (folder: string) => join(base, folder);
  return {
    ...profile,
    siteFolder: base,
    contentFolders: profile.contentFolders.map(inside),
    ignoredFolders: profile.ignoredFolders.map((folder) =>
      folder.startsWith('/') ? `/${inside(folder.slice(1))}` : folder,
    ),
    assets: profile.assets.map((asset) => ({ ...asset, folder: inside(asset.folder) })),
    languages: profile.languages.map(({ code, folder }) => ({ code, folder: folder === null ? null : inside(folder) })),
    newFolder: inside(profile.newFolder),
    draftFolder: profile.draftFolder === null ? null : inside(profile.draftFolder),
  };
}

/** The content folders that hold posts. Where none of the usual ones does, those that do. */
function contentFolders(profile: SiteProfile, { posts }: DetectInput, reasons: Reasons): Partial<SiteProfile> {
  if (posts.length === 0) return {};
  const holds = (folder: string) => folder === '' || posts.some((id) => id.startsWith(`${folder}/`));
  const usual = profile.contentFolders.filter(holds);
  if (usual.length === profile.contentFolders.length) return {};
  if (usual.length > 0) return { contentFolders: usual };
  const top = posts.filter((id) => id.includes('/')).map((id) => id.slice(0, id.indexOf('/')));
  const most = mostCommon(top);
  const chosen = most !== null && top.filter((folder) => folder === most).length * 2 > posts.length ? most : '';
  reasons.set('contentFolders', 'most posts are there');
  return { contentFolders: [chosen] };
}

/** The file that new posts of the usual folder begin as, in the order in which the generator looks. */
function templateFor(profile: SiteProfile, templates: readonly string[]): string | null {
  const { generator, siteFolder, contentFolders, newFolder } = profile;
  const content = contentFolders.find((folder) => newFolder === folder || newFolder.startsWith(`${folder}/`)) ?? '';
  const section = newFolder.slice(content === '' ? 0 : content.length + 1).split('/')[0] ?? '';
  const names = generatorRules[generator].templates?.(section) ?? [];
  const wanted = names.map((name) => join(siteFolder, name));
  return wanted.find((path) => templates.includes(path)) ?? null;
}

function languages(profile: SiteProfile, { posts }: DetectInput, reasons: Reasons): Partial<SiteProfile> {
  const found = profile.languages.length > 0 ? null : languagesInPaths(posts, profile);
  if (!found) return {};
  reasons.set('languages', found.because);
  return { languages: found.languages };
}

/** Front-matter format, field names, folder and file name of new posts: as most neighbours have them. */
function vote(profile: SiteProfile, input: DetectInput, reasons: Reasons, named: boolean): Partial<SiteProfile> {
  const inContent = (id: PostId) =>
    profile.contentFolders.some((folder) => folder === '' || id.startsWith(`${folder}/`));
  const samples = input.samples.filter((post) => inContent(post.id));
  const posts = input.posts.filter((id) => inContent(id) && isPostName(id));
  const format = mostCommon(samples.flatMap((post) => post.format ?? []));
  if (format) reasons.set('format', `most of ${samples.length} posts read have it`);
  const folders = posts.map(folderOf);
  const newFolder = folderOfPosts(profile, posts, folders, samples);
  if (newFolder !== profile.newFolder) reasons.set('newFolder', 'most posts are there');
  const fileName = named
    ? profile.fileName
    : fileNameOf(
        profile,
        posts.filter((_, index) => folders[index] === newFolder),
      );
  if (fileName !== profile.fileName) reasons.set('fileName', 'most posts have them');
  return {
    format: format ?? profile.format,
    fields: fieldsInUse(profile.fields, samples, reasons),
    taxonomies: profile.taxonomies.map((taxonomy) => ({ ...taxonomy, fields: inUseFirst(taxonomy.fields, samples) })),
    newFolder,
    fileName,
  };
}

const isPostName = (id: string) =>
  !/(?:^|\/)(?:_index|readme|license|changelog|contributing|404|search)\.\w+$/i.test(id);

function fieldsInUse(fields: SiteFields, samples: readonly SamplePost[], reasons: Reasons): SiteFields {
  const chosen = Object.entries(fields).map(([name, names]: [string, FieldNames | null]) => {
    const ordered = names && inUseFirst(names, samples);
    if (ordered?.[0] !== names?.[0])
      reasons.set(`fields.${name as keyof SiteFields}`, 'most posts have the first of them');
    return [name, ordered];
  });
  return Object.fromEntries(chosen) as unknown as SiteFields;
}

/** The names with the one that most posts use first. */
function inUseFirst(names: FieldNames, samples: readonly SamplePost[]): FieldNames {
  const uses = (path: readonly string[]) => samples.filter((post) => post.keys.includes(path.join('.'))).length;
  const counts = new Map(names.map((path) => [path, uses(path)]));
  const best = names.reduce(
    (most, path) => ((counts.get(path) ?? 0) > (counts.get(most) ?? 0) ? path : most),
    names[0],
  );
  return [best, ...names.filter((path) => path !== best)];
}

const postFolderName = /^(?:_?posts?|blogs?|articles?|news|journal|writing|essays)$/i;

/**
 * The folder that dated posts are in: one with a name for it that holds a good part of them, else down from the top, until
 * a folder itself does.
 */
function folderOfPosts(
  profile: SiteProfile,
  posts: readonly PostId[],
  folders: readonly string[],
  samples: readonly SamplePost[],
): string {
  const drafts = profile.draftFolder;
  const isPublished = (id: PostId) => drafts === null || !id.startsWith(`${drafts}/`);
  const dates = new Set(profile.fields.date.map((path) => path.join('.')));
  const dated = new Set(samples.filter((post) => post.keys.some((key) => dates.has(key))).map((post) => post.id));
  const isLikely = (id: PostId) => dated.has(id) || dateInPath(id) !== null;
  const foldersWhere = (test: (id: PostId) => boolean) => folders.filter((_, index) => test(posts[index] as PostId));
  const published = foldersWhere(isPublished);
  const likely = foldersWhere((id) => isPublished(id) && isLikely(id));
  const voting = likely.length > 0 ? likely : published;
  if (voting.length === 0) return profile.newFolder;
  const counts = counted(voting);
  // A page or two of the site, as `about.md`, stand where its posts might: in the folder of all its contents.
  const isContent = profile.generator !== 'plain' && profile.contentFolders.includes(profile.newFolder);
  const holdsAll = isContent && likely.length > 0;
  const isUsual = holdsAll
    ? isGoodPart(counts.get(profile.newFolder) ?? 0, likely)
    : published.includes(profile.newFolder);
  if (isUsual) return profile.newFolder;
  const named = grouped(counts, (folder) => namedFolder(folder, profile.siteFolder));
  const most = highest(named);
  return most !== null && isGoodPart(named.get(most) ?? 0, voting) ? most : busiestFolder([...counts]);
}

const isGoodPart = (count: number, all: readonly string[]) => count * 4 >= all.length;

/** The outermost folder of the site on the way whose name says that it is for posts; the site's own may say `blog` too. */
function namedFolder(folder: string, siteFolder: string): string | null {
  const parts = folder.split('/');
  const above = siteFolder === '' ? 0 : depthOf(siteFolder);
  const index = parts.findIndex((part, depth) => depth >= above && postFolderName.test(part));
  return index < 0 ? null : parts.slice(0, index + 1).join('/');
}

const depthOf = (folder: string) => (folder === '' ? 0 : folder.split('/').length);

function fileNameOf(profile: SiteProfile, posts: readonly PostId[]): string {
  if (posts.length === 0) return profile.fileName;
  const forms = posts.map((id) => `${datePart(id)}{slug}${isBundle(id) ? '/index' : ''}`);
  const usual = forms.filter((form) => profile.fileName.startsWith(`${form}.`));
  // Where half of the posts have the generator's own form, the others are exceptions.
  const form = mostCommon(usual.length * 2 >= forms.length ? usual : forms);
  const ending = mostCommon(posts.map((id) => id.slice(id.lastIndexOf('.'))));
  return `${form ?? '{slug}'}${ending ?? '.md'}`;
}

/** The day before the name, with the sign between: `_` is as good to Zola. */
function datePart(id: string): string {
  const day = dateInPath(id);
  if (day === null) return '';
  return id.includes(`${day}_`) ? '{date}_' : '{date}-';
}

/** How often each is there, in the order in which they came. */
type Counts = ReadonlyMap<string, number>;

function counted(items: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The same under other names: thousands of posts stand in a few folders. What gets no name is left out. */
function grouped(counts: Counts, nameOf: (name: string) => string | null): Counts {
  const groups = new Map<string, number>();
  for (const [one, count] of counts) {
    const name = nameOf(one);
    if (name !== null) groups.set(name, (groups.get(name) ?? 0) + count);
  }
  return groups;
}

function highest(counts: Counts): string | null {
  let best: string | null = null;
  for (const [item, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = item;
  return best;
}

const mostCommon = <T extends string>(items: readonly T[]): T | null => highest(counted(items)) as T | null;

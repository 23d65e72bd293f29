import { basename } from '../base/paths.ts';
import { generatorNames, type Generator } from '../model/site.ts';
import { generatorRules } from './profiles.ts';
import type { DetectInput, Sign, SiteConfig } from './rules/generator-rules.ts';
import { dependenciesOf } from './site-config.ts';

const allRules = Object.entries(generatorRules) as readonly (readonly [
  Generator,
  (typeof generatorRules)[Generator],
])[];

/** Which generator makes the site, in which folder below the root (`''` or `website`), and what says so. */
export interface Choice {
  readonly generator: Generator;
  readonly base: string;
  readonly because: string;
}

/**
 * The generator by its configuration files, then by the site's folders, then by the posts themselves. `folder` is where
 * the person says that the site is, of several.
 */
export function chooseGenerator(input: DetectInput, folder?: string): Choice {
  const sites = new Map<string, Choice>();
  for (const config of input.configs) {
    const found = byConfig(config, input);
    const base = found && folderOf(config.path, found.depth);
    if (found && base !== null && rank(found) > rank(sites.get(base))) sites.set(base, { ...found, base });
  }
  if (folder !== undefined && (folder !== '' || sites.has('')))
    return sites.get(folder) ?? { generator: 'plain', base: folder, because: `nothing in ${folder} names a generator` };
  return (
    chooseSite([...sites.values()], input) ??
    byFolders(input) ??
    byPosts(input) ?? { generator: 'plain', base: '', because: 'no sign of a site generator was found' }
  );
}

type Found = Sign & { readonly generator: Generator };

const rank = (found: Found | Choice | undefined) => (found === undefined ? 0 : 'weak' in found && found.weak ? 1 : 2);

function byConfig(config: SiteConfig, input: DetectInput): Found | null {
  const names = basename(config.path) === 'package.json' ? dependenciesOf(config) : null;
  for (const [generator, { sign, npmPackage }] of allRules) {
    const found = names ? byPackage(config, names, npmPackage) : sign?.(config, input);
    if (found) return { ...found, generator };
  }
  return null;
}

const byPackage = ({ path }: SiteConfig, names: readonly string[], own: string | undefined): Sign | null =>
  own !== undefined && names.includes(own) ? { because: `${path} depends on ${own}`, depth: 0, weak: true } : null;

/** Folders of names that only one generator has, when they hold most of the posts. */
function byFolders({ folders, posts }: DetectInput): Choice | null {
  const signs = folders.flatMap((path): Choice[] => {
    for (const [generator, { folder }] of allRules) {
      const found = folder?.exec(path);
      if (found)
        return [{ generator, base: found[1] ?? '', because: `the folder ${path} is ${generatorNames[generator]}'s` }];
    }
    return [];
  });
  const below = ({ base }: Choice) => posts.filter((id) => base === '' || id.startsWith(`${base}/`)).length;
  return signs.find((sign) => below(sign) * 2 > posts.length) ?? null;
}

/** The site at the root; else the only one below it; else, where all have one generator, the one with most posts. */
function chooseSite(sites: readonly Choice[], { posts }: DetectInput): Choice | null {
  const atRoot = sites.find((site) => site.base === '');
  // A package.json at the root may only hold tools; a configuration file below it is a site.
  const below = sites.filter((site) => site.base !== '' && rank(site) > rank(atRoot));
  if (atRoot && below.length === 0) return atRoot;
  const candidates = atRoot ? below : sites;
  const outer = candidates.filter(
    (site) => !candidates.some((other) => other !== site && site.base.startsWith(`${other.base}/`)),
  );
  const count = (site: Choice) => posts.filter((id) => id.startsWith(`${site.base}/`) && !isAboutCode(id)).length;
  const [first, second] = outer.toSorted((a, b) => count(b) - count(a));
  if (!first) return null;
  if (second === undefined || outer.every((site) => site.generator === first.generator)) return first;
  // In a repository of many packages the blog is the one that is written in.
  if (count(first) > 0 && count(first) >= count(second) * 4)
    return { ...first, because: `${first.because}, and most posts are in ${first.base}` };
  return {
    generator: 'plain',
    base: '',
    because: `several sites are in this folder: ${outer.map((site) => site.base).join(', ')}`,
  };
}

/** A page about a package, which every package has. */
const isAboutCode = (id: string) => /(?:^|\/)(?:readme|changelog|contributing|license|code_of_conduct)\.\w+$/i.test(id);

/** A vote of the posts. Signs of several generators cancel each other: a wrong guess is worse than none. */
function byPosts({ samples }: DetectInput): Choice | null {
  const votes = new Map<Generator, { count: number; sign: string }>();
  for (const [generator, { cues = [] }] of allRules)
    for (const [sign, holds] of cues) {
      const count = samples.filter(holds).length;
      const known = votes.get(generator);
      if (count > 0) votes.set(generator, { count: count + (known?.count ?? 0), sign: known?.sign ?? sign });
    }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b.count - a.count);
  if (!first || (second && second[1].count * 3 > first[1].count)) return null;
  return { generator: first[0], base: '', because: `${first[1].sign} were found in ${first[1].count} posts` };
}

function folderOf(path: string, depth: number): string {
  return path
    .split('/')
    .slice(0, -1 - depth)
    .join('/');
}

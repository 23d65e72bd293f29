import { defined } from '../../base/defined.ts';
import { basename, dirname, join } from '../../base/paths.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import type { HeadingIds, SiteProfile } from '../../model/site.ts';
import { baseUrl, pattern } from '../addresses.ts';
import { common, flag, hasKey, isTable, language, text, trimSlashes, valueAt, type Loose } from '../config-values.ts';
import type { DetectInput, GeneratorRules, Sign, SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked, taxonomy } from './profile-parts.ts';

/** Hexo: https://hexo.io */
export const hexo: GeneratorRules = {
  profile: {
    yaml: 'js-yaml-4',
    contentFolders: ['source'],
    ignoredFolders: [...neverWalked, '/public', '/themes', '/scaffolds', '/.deploy_git'],
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('date'),
      updated: names('updated'),
      slug: names('slug', 'permalink'),
      // Hexo looks at `published` and at `_drafts`; `draft: true` means nothing to it (lib/hexo/index.js).
      draft: null,
    },
    pathDates: 'never',
    // lib/hexo/default_config.ts: `future` and `render_drafts`.
    publishesFuture: true,
    publishesDrafts: false,
    taxonomies: [taxonomy('tags', 'one', 'tags', 'tag'), taxonomy('categories', 'one', 'categories', 'category')],
    assets: [{ folder: 'source', url: '/' }],
    newFolder: 'source/_posts',
    draftFolder: 'source/_drafts',
    excerptMarker: '<!-- more -->',
  },
  // hexo.io/docs/configuration: "Hexo uses the setting on your computer by default."
  localTime: true,
  sign,
  npmPackage: 'hexo',
  folder: /^(?:(.*)\/)?source\/_posts$/,
  cues: [['Hexo tags', (post) => /\{%-?\s*(?:asset_(?:img|path|link)|post_link|codeblock)\s/.test(post.text)]],
  readConfig: ({ data }) => defined({ ...common(data), ...settings(data) }),
  readAddresses: ({ data }) => ({
    base: baseUrl(valueAt(data, 'url')),
    patterns: pattern('', valueAt(data, 'permalink')),
    categories: categories(data),
  }),
  templates: () => ['scaffolds/post.md'],
};

function categories(data: FieldValue | null): Record<string, string> {
  const map = valueAt(data, 'category_map');
  const named = isTable(map) ? Object.entries(map).flatMap(([name, one]) => Object.entries(pattern(name, one))) : [];
  return { ...Object.fromEntries(named), ...pattern('', valueAt(data, 'default_category')) };
}

/** github.com/hexojs/hexo-renderer-marked#options: `headerIds`, `modifyAnchors`. */
function headingIds(data: FieldValue | null): HeadingIds | undefined {
  if (flag(data, 'marked.headerIds') === false) return { none: true };
  const change = valueAt(data, 'marked.modifyAnchors');
  return change === 1 ? { way: 'lower' } : change === 2 ? { way: 'upper' } : undefined;
}

/** Jekyll's configuration has the same name. */
function sign({ path, data }: SiteConfig, { folders }: DetectInput): Sign | null {
  if (!/^_config\.ya?ml$/.test(basename(path))) return null;
  if (hasKey(data, /^(?:new_post_name|source_dir|post_asset_folder|archive_dir|render_drafts|skip_render)$/))
    return { because: `${path} has Hexo's keys`, depth: 0 };
  const own = ['scaffolds', 'source/_posts'].map((folder) => join(dirname(path), folder));
  return folders.some((folder) => own.includes(folder))
    ? { because: `${path} stands by Hexo's folders`, depth: 0 }
    : null;
}

function settings(data: FieldValue | null): Loose<SiteProfile> {
  const languages = [valueAt(data, 'language')].flat().find((value) => typeof value === 'string');
  const source = text(data, 'source_dir');
  const folder = source === undefined ? undefined : trimSlashes(source);
  const name = text(data, 'new_post_name');
  return {
    language: language(languages === 'default' ? undefined : languages),
    publishesFuture: flag(data, 'future'),
    publishesDrafts: flag(data, 'render_drafts'),
    pathDates: name?.includes(':year') ? 'last' : undefined,
    fileName: name === undefined ? undefined : name.includes(':year') ? '{date}-{slug}.md' : '{slug}.md',
    assetFolders: flag(data, 'post_asset_folder'),
    headingIds: headingIds(data),
    contentFolders: folder === undefined ? undefined : [folder],
    newFolder: folder === undefined ? undefined : `${folder}/_posts`,
    draftFolder: folder === undefined ? undefined : `${folder}/_drafts`,
    assets: folder === undefined ? undefined : [{ folder, url: '/' }],
  };
}

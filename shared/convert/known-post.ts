import { firstField } from '../frontmatter/fields.ts';
import { languageOf } from '../frontmatter/language.ts';
import { withMerged } from '../frontmatter/merge-keys.ts';
import { readFrontMatter } from '../frontmatter/read.ts';
import { bodyStart } from '../frontmatter/split.ts';
import { codeRanges, isMdx, isMdxName } from '../markdown/islands/islands.ts';
import { parseBody } from '../markdown/parse/parser.ts';
import type { PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { siteFields } from '../site/site-post.ts';
import { writtenAddresses } from './addresses.ts';
import type { FindFile } from './convert-post.ts';
import { readFile } from './files.ts';
import { findHtmlForms } from './island-forms.ts';
import { readIsland } from './island-kinds.ts';
import type { KnownPost } from './library.ts';
import { dayOfPath, readPlace } from './places.ts';
import { readFields } from './read-fields.ts';

type Summary = Pick<PostSummary, 'id' | 'title' | 'date' | 'time' | 'taxonomies' | 'state'>;

/** What the conversion of other posts has to know of this one. */
export function knownPost(text: string, summary: Summary, profile: SiteProfile, find: FindFile): KnownPost {
  const { id, title, date, time, taxonomies, state } = summary;
  const frontMatter = withMerged(readFrontMatter(text, profile.yaml));
  const { fields } = readFields(frontMatter, id, profile);
  const slug = fields.roles.get('slug')?.value;
  const place = readPlace(profile, id, slug === undefined ? null : String(slug));
  const site = siteFields(frontMatter, profile, id);
  const cover = frontMatter && firstField(frontMatter, profile.fields.cover)?.value;
  const isOwn = (written: string, use: 'image' | 'link' = 'image') => {
    const path = find(use, id, written);
    return path !== null && readFile(profile, { id, place }, { written, path }).kind === 'own';
  };
  return {
    id,
    place,
    date: String(fields.roles.get('date')?.value ?? dayOfPath(profile, id) ?? date ?? ''),
    isDraft: fields.draft === true,
    isHidden: state !== 'live',
    hasFiles:
      (typeof cover === 'string' && isOwn(cover)) ||
      sources(text, isMdxName(id)).some(([use, href]) => isOwn(href, use)),
    isMdx: isMdxName(id),
    post: { id, title, date, time, taxonomies, language: languageOf(profile, id), ...site },
  };
}

/** Every address of a body that may be a file of the post. */
function sources(text: string, mdxName: boolean): readonly (readonly ['image' | 'link', string])[] {
  const from = bodyStart(text);
  const tree = parseBody(text, from, mdxName);
  const code = codeRanges(tree, isMdx(text, from, { mdx: mdxName }));
  const figures = findHtmlForms(text, from, code).flatMap(({ island }) =>
    island.kind === 'figure' ? [island.src] : [],
  );
  const calls = [...text.matchAll(/\{\{<\s*figure\s[^>]*>\}\}|\{%\s*asset_img\s[^%]*%\}/g)].flatMap(([call]) => {
    const island = readIsland(call);
    return island?.kind === 'figure' || island?.kind === 'image' ? [island.src] : [];
  });
  return [
    ...writtenAddresses(text, from, tree, code).map(({ use, href }) => [use, href] as const),
    ...[...figures, ...calls].map((href) => ['image', href] as const),
  ];
}

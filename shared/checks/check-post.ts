import { firstField, ignoresCase } from '../frontmatter/fields.ts';
import { withInherited } from '../frontmatter/inherit.ts';
import { withMerged } from '../frontmatter/merge-keys.ts';
import { readFrontMatter } from '../frontmatter/read.ts';
import { foreignFrontMatter, missingOpening } from '../frontmatter/foreign.ts';
import { markLength } from '../frontmatter/split.ts';
import { classifyImage } from '../markdown/links/addresses.ts';
import { withoutTemplate } from '../markdown/links/assets.ts';
import { isMdxPost } from '../markdown/islands/islands.ts';
import { lineEndOf } from '../markdown/parse/lines.ts';
import type { Heading } from '../markdown/facts/outline.ts';
import { references, type Reference } from '../markdown/links/references.ts';
import type { Check, CheckCode, CheckFix, PostAnchors } from '../model/check.ts';
import type { FrontMatter } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { anchorsOf, headingsIn } from './anchors.ts';
import { deadCalls } from './dead-calls.ts';
import type { KnownSite } from './known-site.ts';
import { linkProblem, shown } from './link-problem.ts';

interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** Answers the places of another post; null: not known yet. */
export type AnchorsOf = (id: PostId) => PostAnchors | null;

/** What is to be said about one post, in the order of its text. */
export function checkPost(
  text: string,
  id: PostId,
  site: KnownSite,
  anchors: AnchorsOf = () => null,
): readonly Check[] {
  const checks: Check[] = [];
  const add = (code: CheckCode, place: Place | null, message: string, fix: CheckFix | null = null) =>
    checks.push({
      code,
      id,
      place: place && { from: place.from, to: place.to },
      line: place?.line ?? null,
      message,
      fix,
    });
  const headings = headingsIn(text, isMdxPost(id, site.profile));
  const shared = site.sharedAddress(id);
  if (shared !== null) add('same-address', null, shared);
  checkFields(text, id, headings, site, add);
  checkHeadings(text, headings, add);
  let own: PostAnchors | undefined;
  const ownAnchors = () => (own ??= anchorsOf(text, site.profile, isMdxPost(id, site.profile)));
  const ground = { id, site, anchorsOf: (other: PostId) => (other === id ? ownAnchors() : anchors(other)) };
  for (const reference of references(text, { mdx: isMdxPost(id, site.profile) })) {
    if (reference.kind === 'image') checkImage(id, reference, site, add);
    else {
      const problem = linkProblem(reference, ground);
      // What Zola writes behind `@/` it reads in Markdown only, not in HTML.
      const isFixed = problem?.code !== 'broken-link' || text[reference.from] !== '<';
      if (problem) add(problem.code, reference, problem.message, isFixed ? problem.fix : null);
    }
  }
  const calls = deadCalls(text, id, site.isDead);
  if (calls.length > 0 && isRun(text, id, site.profile))
    for (const call of calls) add('broken-link', call, call.message, call.fix);
  return checks.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** Jekyll leaves calls as they are written where it is told to (Document#render_with_liquid?). */
function isRun(text: string, id: PostId, profile: SiteProfile): boolean {
  if (profile.generator !== 'jekyll') return true;
  const frontMatter = withInherited(profile, id, readFrontMatter(text, profile.yaml));
  return !frontMatter || firstField(frontMatter, [['render_with_liquid']])?.value !== false;
}

type Add = (code: CheckCode, place: Place | null, message: string, fix?: CheckFix | null) => void;

function checkFields(text: string, id: PostId, headings: readonly Heading[], site: KnownSite, add: Add): void {
  const { profile, describes } = site;
  const frontMatter = withMerged(readFrontMatter(text, profile.yaml));
  const foreign = frontMatter ? null : foreignFrontMatter(text);
  for (const { line, message } of [...(frontMatter?.problems ?? []), ...(foreign ? [foreign] : [])])
    add('front-matter', placeOfLine(text, line ?? 1), message, foreign && openingFix(text));
  // Nothing is missing from a block that could not be read.
  if (!frontMatter || frontMatter.problems.length > 0) return;
  const place = placeOfLine(text, 1);
  const day = profile.generator === 'jekyll' && isEmpty(frontMatter, [['date']], false) ? noSuchDay(id) : null;
  if (day !== null)
    add(
      'no-such-day',
      place,
      `There is no day ${day}: Jekyll stops there. Give the post a date, or its file another name.`,
    );
  // Docusaurus takes a title from the text, and so does the export of a folder without a generator.
  const isInText = ['docusaurus', 'plain'].includes(profile.generator) && headings[0]?.level === 1;
  if (!isInText && isEmpty(frontMatter, profile.fields.title, ignoresCase(profile)))
    add('no-title', place, 'The post has no title. Lists and the page’s head show its file name.');
  if (describes && isEmpty(frontMatter, profile.fields.description, ignoresCase(profile)))
    add('no-description', place, 'The post has no description. Search engines and shared links show its first words.');
}

/** The day in the name of a post that Ruby makes no date of; it takes the 31st of every month for one (Utils.parse_date of Jekyll). */
function noSuchDay(id: PostId): string | null {
  const found = /(?:^|\/)_posts\/(?:.*\/)?(\d{2,4}-(\d{1,2})-(\d{1,2}))-[^/]*\.[^./]+$/.exec(id);
  if (!found) return null;
  const [month, day] = [Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? null : (found[1] ?? null);
}

/** Hexo reads front matter without its first line; with it every program does. */
function openingFix(text: string): CheckFix | null {
  const insert = missingOpening(text);
  if (insert === null) return null;
  const at = markLength(text);
  return { title: `Put \`${insert.trimEnd()}\` above it`, changes: [{ from: at, to: at, insert }] };
}

function placeOfLine(text: string, line: number): Place {
  const end = lineEndOf(text);
  let from = 0;
  for (let number = 1; number < line; number++) {
    const next = text.indexOf(end, from);
    if (next === -1) break;
    from = next + 1;
  }
  return { from, to: from, line };
}

function isEmpty(frontMatter: FrontMatter, names: KnownSite['profile']['fields']['title'], anyCase: boolean): boolean {
  const value = firstField(frontMatter, names, anyCase)?.value;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** A reader who goes by headings misses a level that is left out (WCAG 2.2, technique G141). */
function checkHeadings(text: string, headings: readonly Heading[], add: Add): void {
  for (const [index, heading] of headings.entries()) {
    const before = headings[index - 1]?.level ?? 1;
    if (index === 0 || heading.level <= before + 1) continue;
    const marks = /^#+/.exec(text.slice(heading.from, heading.to))?.[0];
    const wanted = '#'.repeat(before + 1);
    const fix = marks && {
      title: `Make it level ${before + 1}`,
      changes: [{ from: heading.from, to: heading.from + marks.length, insert: wanted }],
    };
    add(
      'heading-jump',
      heading,
      `The heading “${heading.text}” is of level ${heading.level} under one of level ${before}.`,
      fix || null,
    );
  }
}

function checkImage(id: PostId, image: Reference, site: KnownSite, add: Add): void {
  const src = withoutTemplate(image.href);
  // What is made by code or a template is known to the site alone.
  const kind = src.startsWith('{') ? null : classifyImage(src).kind;
  if (kind === 'refused') add('missing-image', image, `The image ${shown(image.href)} can be loaded by no reader.`);
  if (kind === 'local' && !site.hasImage(id, image.href))
    add('missing-image', image, `There is no image at ${shown(image.href)}.`);
  if (image.text.trim() === '')
    add('no-alt', image, `The image ${shown(image.href)} has no description for those who cannot see it.`);
}

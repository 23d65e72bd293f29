import { withInherited } from '../../frontmatter/inherit.ts';
import { ownLanguage } from '../../frontmatter/language.ts';
import { readFrontMatter } from '../../frontmatter/read.ts';
import { startWithoutBlock } from '../../frontmatter/split.ts';
import { exportedFields } from '../../frontmatter/exported.ts';
import { foreignFrontMatter } from '../../frontmatter/foreign.ts';
import { postStatus, type PostStatus } from '../../frontmatter/status/status.ts';
import type { FrontMatter, Problem } from '../../model/front-matter.ts';
import type { PostId, PostSummary } from '../../model/post.ts';
import type { SiteProfile } from '../../model/site.ts';
import { contentOf, excerptOf, headExcerpt, type Body } from './excerpt.ts';
import { findIslands, isMdxPost, mayHaveIslands } from '../islands/islands.ts';
import { headingLevel, headingText } from './outline.ts';
import { readListed } from './listed-front-matter.ts';
import { taxonomiesOf, titleOf, writtenTitle } from './named.ts';
import { parseBody } from '../parse/parser.ts';
import { override } from './reading-time.ts';
import { countBody } from './stats.ts';

/** What the list shows of a post; since and until when its state holds is for who keeps it. */
export type ListFacts = Omit<PostSummary, 'id' | 'revision' | 'size' | 'modified' | 'words' | 'minutes'> &
  Pick<PostStatus, 'since' | 'until'>;

/** The same with what only reading the whole text tells. */
export interface PostFacts extends ListFacts {
  readonly excerpt: string;
  /** What stands in a text without words for an excerpt; empty where it has some, or nothing. */
  readonly content: string;
  readonly words: number;
  readonly minutes: number;
}

/** Facts of a post from the text of its whole file. `now` in milliseconds since 1970. */
export function postFacts(text: string, id: PostId, profile: SiteProfile, now: number): PostFacts {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const from = frontMatter?.to ?? startWithoutBlock(text);
  const mdx = isMdxPost(id, profile) || undefined;
  const tree = parseBody(text, from, mdx);
  const islands = mayHaveIslands(text, mdx, from) ? findIslands(text, from, tree, { mdx }) : [];
  const body: Body = { text, from, tree, islands };
  const stats = countBody({ ...body, rule: profile.reading, minutes: override(frontMatter) });
  const named = titleOf(frontMatter ?? exportedFields(text), () => firstHeading(body), id, profile);
  const excerpt = excerptOf(body, profile);
  return {
    ...named,
    ...writtenFacts(frontMatter, text, id, profile, now),
    excerpt,
    content: excerpt === '' ? contentOf(body, named.title) : '',
    words: stats.words,
    minutes: stats.minutes,
  };
}

/** What only the body of a text tells. */
type BodyFacts = Pick<PostSummary, 'title' | 'titleFrom' | 'excerpt' | 'words' | 'minutes'>;

/** The facts of a text that has changed, by what was known of its body before: for a body that takes long to read. */
export function factsOverBody(
  text: string,
  { title, titleFrom, excerpt, words, minutes }: BodyFacts,
  id: PostId,
  profile: SiteProfile,
  now: number,
): Omit<PostFacts, 'content' | keyof BodyFacts> & BodyFacts {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const named = writtenTitle(frontMatter, id, profile) ?? { title, titleFrom };
  return { ...named, ...writtenFacts(frontMatter, text, id, profile, now), excerpt, words, minutes };
}

/** What the front matter tells, or that there is none. */
const writtenFacts = (
  frontMatter: FrontMatter | null,
  text: string,
  id: PostId,
  profile: SiteProfile,
  now: number,
): Omit<PostFacts, 'content' | keyof BodyFacts> => {
  const said = frontMatter ?? exportedFields(text);
  return {
    ...postStatus(profile, id, said, now),
    taxonomies: taxonomiesOf(said, id, profile),
    ...languageFact(said, id, profile),
    format: frontMatter?.format ?? null,
    problems: problemsOf(frontMatter, text),
  };
};

export interface Head {
  /** The first characters of a file. */
  readonly text: string;
  /** There are no more. */
  readonly isWhole: boolean;
  /** True where nothing else is said. */
  readonly wantsExcerpt?: boolean | undefined;
}

/**
 * What the list shows of a post from the first characters of its file, thirty times as fast; null where they do not tell
 * for certain: the whole text decides then. What it answers is what `postFacts` answers of the whole; a test compares.
 * The excerpt, which nothing hangs on, is null by itself where it takes a parser, or where it is not wanted: it takes as long as
 * the front matter.
 */
export function headFacts(head: Head, id: PostId, profile: SiteProfile, now: number): ListFacts | null {
  const { text, isWhole, wantsExcerpt = true } = head;
  const frontMatter = readListed(text, profile) ?? readFrontMatter(text, profile.yaml);
  // A block that ends where the head is cut may end elsewhere in the whole.
  if (!frontMatter || frontMatter.problems.length > 0 || (!isWhole && frontMatter.to === text.length)) return null;
  const written = writtenTitle(frontMatter, id, profile);
  if (!written) return null;
  // Each by its name: to spread objects takes as long as to find out what is in them.
  const { title, titleFrom } = written;
  const { date, time, state, why, since, until } = postStatus(profile, id, frontMatter, now);
  const taxonomies = taxonomiesOf(frontMatter, id, profile);
  const isPlain = wantsExcerpt && !isMdxPost(id, profile);
  const excerpt = isPlain ? headExcerpt(text, isWhole, frontMatter.to, profile) : null;
  const { format } = frontMatter;
  const { language } = languageFact(frontMatter, id, profile);
  const facts = { title, titleFrom, date, time, state, why, since, until, taxonomies, excerpt, format, problems: [] };
  return language === undefined ? facts : { ...facts, language };
}

function languageFact(own: FrontMatter | null, id: PostId, profile: SiteProfile): Pick<PostSummary, 'language'> {
  const language = ownLanguage(profile, id, withInherited(profile, id, own));
  return language === null ? {} : { language };
}

/** The first heading of the highest kind: a first-level one anywhere is the title, else the first there is. */
function firstHeading({ text, tree, from, islands }: Body): string {
  let best: { level: number; from: number; to: number } | null = null;
  tree.iterate({
    from,
    enter(node) {
      if (best?.level === 1) return false;
      const level = headingLevel(node.name);
      if (level !== null && (best === null || level === 1)) best = { level, from: node.from, to: node.to };
      return level === null;
    },
  });
  const found = best as { from: number; to: number } | null;
  return found ? headingText(text, tree, found.from, found.to, islands) : '';
}

function problemsOf(frontMatter: FrontMatter | null, text: string): readonly Problem[] {
  const foreign = frontMatter ? null : foreignFrontMatter(text);
  return [...(frontMatter?.problems ?? []), ...(foreign ? [foreign] : [])];
}

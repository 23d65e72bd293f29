import type { ElementContent } from 'hast';
import type { TextChange } from '../../base/text-change.ts';
import { postStatus } from '../../frontmatter/status/status.ts';
import type { FrontMatter, YamlDialect } from '../../model/front-matter.ts';
import type { PostId } from '../../model/post.ts';
import type { SiteProfile } from '../../model/site.ts';
import { isMdxPost } from '../islands/islands.ts';
import { taxonomiesOf, titleOf } from '../facts/named.ts';
import { hasFirstLevel, moveDown, repeatsTitle } from '../render/fit-headings.ts';
import { headingLevel } from '../render/hast.ts';
import { languageOf } from '../../frontmatter/language.ts';
import { postHeader } from '../render/post-header.ts';
import type { RenderOptions } from '../render/render.ts';
import { override, readingTime } from '../facts/reading-time.ts';
import { LivePost } from './live-post.ts';
import type { Section } from './section.ts';

/** A piece of the page that is drawn by itself. */
export interface PagePiece {
  /** Sanitized nodes as JSON; `data-line` counts from the first line of the piece. Equal pieces look the same. */
  readonly json: string;
  /** Line ends in its source. The pieces of a page follow one another from the first line of the file on. */
  readonly lines: number;
}

/** So many pieces from an index on become others. */
export interface PageChange {
  readonly from: number;
  readonly removed: number;
  readonly inserted: readonly PagePiece[];
}

export interface PageOptions extends Omit<RenderOptions, 'profile' | 'mdx'> {
  readonly profile: SiteProfile;
  readonly id: PostId;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Reads the front matter of a text. Given, since not every text needs the readers of all formats. */
  readonly readFrontMatter: (text: string, yaml: YamlDialect) => FrontMatter | null;
}

/** The whole page of a post, kept up to date with its text: title, date, reading time and tags above the body as they will be
 * published. */
export class LivePage {
  private readonly options: PageOptions;
  private readonly post: LivePost;
  private readonly fitted = new WeakMap<Section, Fitted>();
  private shown: readonly PagePiece[] = [];
  private header: { readonly of: string; readonly facts: HeaderFacts; json: string; shown: string } | null = null;

  constructor(text: string, options: PageOptions) {
    this.options = options;
    const mdx = isMdxPost(options.id, options.profile);
    this.post = new LivePost(text, { ...options, mdx, countsCode: options.profile.reading.code });
  }

  get isComplete(): boolean {
    return this.post.isComplete;
  }

  /** Answers the text around the change, as it has become. */
  edit(change: TextChange): string {
    this.post.edit(change);
    return this.post.around(change);
  }

  /** Brings a piece of about `size` characters up to date. */
  advance(size: number): void {
    this.post.advance(size);
  }

  /** What has changed on the page since the last call. */
  collect(): PageChange {
    const before = this.shown;
    this.shown = this.pieces();
    return changeOf(before, this.shown);
  }

  /** Images of the network that are not shown. */
  blocked(): number {
    return this.post.page().reduce((sum, section) => sum + section.blocked, 0);
  }

  private pieces(): readonly PagePiece[] {
    const sections = this.post.page();
    const title = this.title();
    // A post that is empty and has no title yet is shown as nothing, not as the name of its file.
    if (title.titleFrom === 'file-name' && sections.every(({ tree }) => tree.length === 0)) return [];
    const fits = sections.map((section) => this.fittedOf(section));
    const first = fits.findIndex(({ heading }) => heading !== null);
    const drops = repeatsTitle(fits[first]?.heading ?? undefined, title.title);
    const isDown = fits.some((fit, index) => (drops && index === first ? fit.withoutFirst : fit).hasFirstLevel);
    const body = fits.map((fit, index) => pieceOf(drops && index === first ? fit.withoutFirst : fit, isDown));
    return [this.headerPiece(title.title), ...body];
  }

  private title() {
    const { frontMatter } = this.facts();
    return titleOf(frontMatter, () => this.post.title(), this.options.id, this.options.profile);
  }

  private facts(): HeaderFacts {
    const text = this.post.frontMatter;
    if (this.header?.of !== text) this.header = { of: text, facts: factsOf(text, this.options), json: '', shown: '' };
    return this.header.facts;
  }

  private headerPiece(title: string): PagePiece {
    const facts = this.facts();
    const { words, cjk, images } = this.post.measure;
    const { profile } = this.options;
    const minutes = facts.minutes ?? readingTime(words - cjk, cjk, images, profile.reading).minutes;
    const shown = JSON.stringify([title, minutes]);
    if (this.header && this.header.shown !== shown) {
      this.header.shown = shown;
      this.header.json = JSON.stringify([postHeader({ ...facts, title, minutes })]);
    }
    return { json: this.header?.json ?? '[]', lines: this.post.linesBefore };
  }

  private fittedOf(section: Section): Fitted {
    const known = this.fitted.get(section);
    if (known) return known;
    const at = section.tree.findIndex((node) => headingLevel(node) !== null);
    const rest = section.tree.filter((_, index) => index !== at);
    const fit = {
      ...fitOf(section.tree, section.lines),
      heading: section.tree[at] ?? null,
      withoutFirst: fitOf(rest, section.lines),
    };
    this.fitted.set(section, fit);
    return fit;
  }
}

/** What the front matter says of the header. */
type HeaderFacts = ReturnType<typeof factsOf>;

function factsOf(text: string, { id, profile, now, readFrontMatter }: PageOptions) {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const { date, time } = postStatus(profile, id, frontMatter, now);
  const tags = taxonomiesOf(frontMatter, id, profile)['tags'] ?? [];
  return { frontMatter, date, time, tags, language: languageOf(profile, id), minutes: override(frontMatter) };
}

/** Nodes as a piece, as they are and with their headings one level lower. */
interface Fit {
  readonly tree: readonly ElementContent[];
  readonly lines: number;
  readonly hasFirstLevel: boolean;
  readonly pieces: { plain: PagePiece | null; down: PagePiece | null };
}

interface Fitted extends Fit {
  /** The first heading at the top of the section. */
  readonly heading: ElementContent | null;
  readonly withoutFirst: Fit;
}

const fitOf = (tree: readonly ElementContent[], lines: number): Fit => ({
  ...{ tree, lines },
  hasFirstLevel: hasFirstLevel(tree),
  pieces: { plain: null, down: null },
});

function pieceOf({ tree, lines, pieces }: Fit, isDown: boolean): PagePiece {
  if (!isDown) return (pieces.plain ??= { json: JSON.stringify(tree), lines });
  return (pieces.down ??= { json: JSON.stringify(tree.map(moveDown)), lines });
}

const isSame = (one: PagePiece | undefined, other: PagePiece | undefined) =>
  one === other || (one?.json === other?.json && one?.lines === other?.lines);

/** The smallest change in one place that turns some pieces into others. */
function changeOf(before: readonly PagePiece[], after: readonly PagePiece[]): PageChange {
  let from = 0;
  while (from < Math.min(before.length, after.length) && isSame(before[from], after[from])) from++;
  let [old, end] = [before.length, after.length];
  while (Math.min(old, end) > from && isSame(before[old - 1], after[end - 1])) {
    old--;
    end--;
  }
  return { from, removed: old - from, inserted: after.slice(from, end) };
}

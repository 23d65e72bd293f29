import { applyChange, textChange, type TextChange } from '../../base/text-change.ts';
import { bodyStart } from '../../frontmatter/split.ts';
import { textBlock } from '../render/blocks.ts';
import { hasCover } from '../islands/covers.ts';
import { TooDeep } from '../render/decorate.ts';
import { isMdx } from '../islands/islands.ts';
import { countLines } from '../parse/lines.ts';
import { tooNested } from '../parse/nesting.ts';
import type { RenderOptions } from '../render/render.ts';
import { LiveBody, type BodyOptions } from './live-body.ts';
import type { Measure } from './live-prose.ts';
import type { LiveText, ReadableText } from './live-text.ts';
import { lineEnd } from './places.ts';
import type { Section } from './section.ts';

export interface LiveOptions extends RenderOptions {
  /** Blocks of code count as words. */
  readonly countsCode: boolean;
}

/**
 * A post as `renderPost` shows it, kept up to date with its text by parsing and rendering only what a change can have touched.
 */
export class LivePost {
  private readonly options: LiveOptions;
  /** The front matter with its delimiters, or a byte order mark, or nothing. */
  private head: string;
  private kind: Kind;
  /** null: the text is shown as it is, since it is nested too deep (see renderPost). */
  private body: LiveBody | null = null;
  private plain = '';

  /** `text` is the whole file. */
  constructor(text: string, options: LiveOptions) {
    this.options = options;
    const from = bodyStart(text);
    this.head = text.slice(0, from);
    this.kind = kindOf(text.slice(from), this.head, options);
    this.start(text.slice(from));
  }

  /** Everything is on the page. */
  get isComplete(): boolean {
    return this.body?.isComplete ?? true;
  }

  get frontMatter(): string {
    return this.head;
  }

  /** How many lines end before the body. */
  get linesBefore(): number {
    return countLines(this.head, this.kind.lineEnd);
  }

  get measure(): Measure {
    return this.body?.measure ?? { words: 0, cjk: 0, images: 0 };
  }

  text(): string {
    return this.head + (this.body?.text.toString() ?? this.plain);
  }

  /** The heading that names the post where no field does; '' without one. */
  title(): string {
    return this.body?.title() ?? '';
  }

  edit(change: TextChange): void {
    const from = this.head.length;
    const { body } = this;
    if (!body || change.from <= from || this.mayEndElsewhere(body.text)) return this.readAgain(change);
    this.editBody(body, { ...change, from: change.from - from, to: change.to - from });
  }

  /** What a change has put in, and that with a few words of the body before and behind it. */
  around({ from, insert }: TextChange): string {
    const at = from - this.head.length - 40;
    return insert + (this.body?.text.slice(at, at + insert.length + 80) ?? '');
  }

  /** Brings a piece of about `size` characters up to date. */
  advance(size: number): void {
    const { body } = this;
    if (!body) return;
    this.guarded(body.text, () => body.advance(size));
    if (body.isWorn) this.start(body.text.toString());
  }

  /** What stands on the page, in order. */
  page(): readonly Section[] {
    const { body } = this;
    const sections = body && this.guarded(body.text, () => body.page());
    return sections ?? plainSections(this.plain, this.kind.lineEnd);
  }

  /** A change at the start of the file, or one that may make another front matter. */
  private readAgain(change: TextChange): void {
    const before = this.text();
    const text = applyChange(before, change);
    const from = bodyStart(text);
    const rest = before.slice(this.head.length);
    this.head = text.slice(0, from);
    const edit = textChange(rest, text.slice(from));
    if (this.body && edit) return this.editBody(this.body, edit);
    const kind = kindOf(text.slice(from), this.head, this.options);
    if (this.body && isSameKind(kind, this.kind)) return;
    this.kind = kind;
    this.start(text.slice(from));
  }

  private editBody(body: LiveBody, edit: TextChange): void {
    body.text.change(edit);
    const kind = kindAfter(body.text, edit, this.head, this.kind, this.options);
    const isSame = isSameKind(kind, this.kind);
    this.kind = kind;
    if (isSame) this.guarded(body.text, () => body.changed(edit));
    if (!isSame || body.isWorn) this.start(body.text.toString());
  }

  private start(text: string): void {
    const options: BodyOptions = { ...this.options, ...this.kind };
    this.body = null;
    this.plain = text;
    if (this.kind.nested) return;
    this.guarded(text, () => {
      this.body = new LiveBody(text, options);
      this.plain = '';
    });
  }

  /** Whether a change of the body may put the end of the front matter elsewhere, or make one where there is none. */
  private mayEndElsewhere(body: ReadableText): boolean {
    const start = (this.head + body.slice(0, 200)).replace(/^\uFEFF/, '').trimStart();
    return start === '' || start.startsWith('+') || (this.head.length < 2 && /^[-;{]/.test(start));
  }

  /** Nesting that no reader could follow overflows the stack of the libraries. */
  private guarded<Made>(text: LiveText | string, work: () => Made): Made | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TooDeep || error instanceof RangeError)) throw error;
      this.body = null;
      this.plain = text.toString();
      return null;
    }
  }
}

/** What of a text decides how all of it is read. */
interface Kind extends Pick<BodyOptions, 'mdx' | 'lineEnd' | 'foreign'> {
  readonly nested: boolean;
}

const isSameKind = (one: Kind, other: Kind) => JSON.stringify(one) === JSON.stringify(other);

function kindOf(text: string, head: string, options: LiveOptions): Kind {
  return { ...outsideOf(text, head, options), nested: tooNested(text, 0), foreign: hasCover(text) };
}

/** As kindOf, for the text after a change: what it left alone cannot change the answers. */
function kindAfter(text: LiveText, edit: TextChange, head: string, before: Kind, options: LiveOptions): Kind {
  const lines = text.slice(text.lastIndexOf('\n', edit.from - 1) + 1, lineEnd(text, edit.from + edit.insert.length));
  return {
    ...outsideOf(text, head, options),
    nested: tooNested(lines, 0),
    foreign: before.foreign ? hasCover(text.toString()) : hasCover(edit.insert),
  };
}

function outsideOf(text: ReadableText, head: string, { mdx }: LiveOptions): Pick<Kind, 'mdx' | 'lineEnd'> {
  const has = (end: string) => head.includes(end) || text.indexOf(end) !== -1;
  return { mdx: isMdx(text.slice(0, 500), 0, { mdx }), lineEnd: has('\n') || !has('\r') ? '\n' : '\r' };
}

function plainSections(text: string, end: '\n' | '\r'): readonly Section[] {
  const rest = { parts: [], closed: true, hasTail: false, headings: [], blocked: 0 };
  return textBlock(text, 1, 1).map(({ tree }) => ({
    ...{ ...rest, tree, definitions: new Map(), calls: '', called: [] },
    length: text.length,
    lines: countLines(text, end),
  }));
}

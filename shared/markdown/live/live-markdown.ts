import { escapeRegExp } from '../../base/escape-reg-exp.ts';
import type { TextChange } from '../../base/text-change.ts';
import type { Mask } from '../islands/mask.ts';
import type { Syntax } from '../parse/gfm.ts';
import { definitionsIn, foldCase } from '../parse/label.ts';
import { mdxBlocks } from '../parse/mdx-blocks.ts';
import { LabelCounts } from './label-counts.ts';
import { LiveText } from './live-text.ts';
import { parseAsking, type LabelKind, type Questions } from './label-questions.ts';
import { blankPart, stretchOf, type MarkdownPart } from './markdown-part.ts';
import { Regions, type Splice } from './regions.ts';

/** The Markdown of a text, kept up to date region by region. */
export class LiveMarkdown {
  private readonly text: LiveText;
  private readonly mask: Pick<Mask, 'uncover'>;
  private readonly syntax: readonly Syntax[];
  private readonly regions: Regions<MarkdownPart>;
  private readonly defined = new LabelCounts();
  /** Labels that were asked for while they were among those: the answer may have been true for a moment only. */
  private readonly risky = new Set<string>();
  /** Before a text has been read to its end: labels that look as if they were defined in it. */
  private guessed: ReadonlySet<string> | null;

  constructor(text: string, mask: Pick<Mask, 'uncover'>, mdx: boolean) {
    this.mask = mask;
    this.syntax = mdx ? [mdxBlocks(mask.uncover)] : [];
    this.guessed = guessLabels(text);
    const count = ({ labels }: MarkdownPart, by: 1 | -1) => {
      for (const [kind, label] of labels) this.defined.add(keyOf(kind, label), by);
    };
    const watch = {
      added: (part: MarkdownPart) => count(part, 1),
      removed: (part: MarkdownPart) => count(part, -1),
    };
    this.text = new LiveText(text);
    this.regions = new Regions(this.text, (stretch) => this.parse(stretch), blankPart, watch);
  }

  get isComplete(): boolean {
    return this.regions.isComplete;
  }

  edit(change: TextChange): void {
    this.text.change(change);
    this.regions.edit(change);
  }

  /** Parses a piece of what is not parsed yet. */
  advance(size: number): void {
    this.regions.advance(size);
    if (this.isComplete) this.settle();
  }

  collect(): Splice<MarkdownPart> {
    return this.regions.collect();
  }

  private parse(stretch: string) {
    const { tree, asked } = parseAsking(stretch, (kind, label) => this.isDefined(kind, label), this.syntax);
    return stretchOf(stretch, tree, asked, this.mask);
  }

  private isDefined(kind: LabelKind, label: string): boolean {
    const key = keyOf(kind, label);
    if (this.defined.turned.has(key)) this.risky.add(key);
    return this.defined.has(key) || this.guessed?.has(key) === true;
  }

  /** Parses those regions again that got an answer which is no longer true. */
  private settle(): void {
    const all = this.guessed !== null;
    this.guessed = null;
    const { turned } = this.defined;
    if (!all && turned.size + this.risky.size === 0) return;
    const known = new Map<Questions, readonly string[]>();
    for (const place of this.regions.between(0, this.text.length)) {
      const { asked } = place.region.value;
      const wrong = known.get(asked) ?? this.wrongAnswers(asked);
      known.set(asked, wrong);
      if (wrong.length === 0) continue;
      const stretch = foldCase(this.text.slice(place.offset, place.offset + place.region.length));
      if (wrong.some((label) => mayHold(stretch, label))) this.regions.parseAgain(place);
    }
    turned.clear();
    this.risky.clear();
  }

  /** The labels that were asked for and are answered otherwise now. */
  private wrongAnswers(asked: Questions): readonly string[] {
    const wrong = (kind: LabelKind) =>
      [...asked[kind]]
        .filter(([label, answer]) => answer !== this.defined.has(keyOf(kind, label)))
        .map(([label]) => label);
    return [...wrong('link'), ...wrong('footnote')];
  }
}

/** Whether the text may be the one, of those parsed together, that asked for a label; both are folded. Blanks and the marks of
 * quotes may part the words of a label; what is not ASCII may stand for something that is not told apart from it. */
function mayHold(text: string, label: string): boolean {
  // eslint-disable-next-line no-control-regex -- NUL is ASCII too
  if (/[^\0-\x7f]/.test(label)) return true;
  const [first = '', ...others] = label.split(' ');
  const start = new RegExp(`\\[\\^?[\\s>]*${escapeRegExp(first)}`);
  return start.test(text) && others.every((word) => text.includes(word));
}

const keyOf = (kind: LabelKind, label: string) => `${kind} ${label}`;

/** Only a guess, to spare most texts a second parse: what was guessed wrongly is found out at the end. */
function guessLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const label of definitionsIn(text))
    labels.add(label.startsWith('^') ? keyOf('footnote', label.slice(1)) : keyOf('link', label));
  return labels;
}

import type { Root } from 'mdast';
import type { Construct } from 'micromark-util-types';
import { parseMarkdown, type Syntax } from '../parse/gfm.ts';

// All that a stretch of Markdown needs to know of the rest of its text is which labels are defined there: `[a]` is a link
// where some `[a]: /url` stands anywhere. So a stretch is parsed with an oracle for labels, and what it asked is kept with the
// answers: as long as they stay what they were, the stretch means the same.

/** Of link definitions and of footnotes; labels as `foldLabel` folds them. */
export type LabelKind = 'link' | 'footnote';
export type IsDefined = (kind: LabelKind, label: string) => boolean;

/** No label has more than 999 characters (CommonMark 0.31.2, 4.7), and folding makes up to three of one: a longer one is defined
 * nowhere. Ten thousand brackets in each other would leave a hundred megabytes of questions. */
const longestFolded = 3 * 999;

/** What was asked while a stretch was parsed, and the answers. */
export type Questions = Readonly<Record<LabelKind, ReadonlyMap<string, boolean>>>;

/** A list of labels as micromark keeps it, that asks outside before it says no, and takes notes. */
class Labels extends Array<string> {
  readonly asked = new Map<string, boolean>();
  private readonly own = new Set<string>();
  private readonly isDefined: (label: string) => boolean;

  constructor(isDefined: (label: string) => boolean) {
    super();
    this.isDefined = isDefined;
  }

  override push(...labels: string[]): number {
    for (const label of labels) this.own.add(label);
    return this.own.size;
  }

  override includes(label: string): boolean {
    if (label.length > longestFolded) return false;
    const answer = this.own.has(label) || this.isDefined(label);
    this.asked.set(label, answer);
    return answer;
  }
}

interface Run {
  readonly links: Labels;
  readonly footnotes: Labels;
}

let run: Run | null = null;

/** Hands the labels over at the first character, and matches nothing. */
const hook: Construct = {
  partial: true,
  tokenize(_effects, _ok, nok) {
    const { parser } = this;
    if (run && parser.defined !== run.links) {
      parser.defined = run.links;
      parser.gfmFootnotes = run.footnotes;
    }
    return nok;
  },
};
const askLabels: Syntax = { syntax: { document: { null: hook } } };

/** The Markdown tree of a stretch in a text that defines other labels. */
export function parseAsking(
  stretch: string,
  isDefined: IsDefined,
  more: readonly Syntax[] = [],
): { readonly tree: Root; readonly asked: Questions } {
  const links = new Labels((label) => isDefined('link', label));
  const footnotes = new Labels((label) => isDefined('footnote', label));
  run = { links, footnotes };
  try {
    const tree = parseMarkdown(stretch, [askLabels, ...more]);
    return { tree, asked: { link: links.asked, footnote: footnotes.asked } };
  } finally {
    run = null;
  }
}

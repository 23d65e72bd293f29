import type { ElementContent } from 'hast';
import type { PagePiece } from '../../shared/markdown/live/live-page.ts';
import { drawNode, redrawChildren } from './draw-tree.ts';
import { insertBlocks, outerOf, removeBlocks } from './leaves.ts';
import { easeLongParagraphs } from './long-paragraphs.ts';
import type { PreviewAnswer } from './protocol.ts';

/** A piece of the page as it is drawn. */
interface DrawnPiece {
  readonly element: HTMLElement;
  readonly json: string;
  readonly tree: readonly ElementContent[];
  /** Line ends of the source. */
  readonly lines: number;
}

/** Where a piece stands in the text. Lines are 1-based; `end` is the line that the next piece begins in. */
export interface PiecePlace {
  readonly element: HTMLElement;
  readonly line: number;
  readonly end: number;
}

/** The page of a post in the frame. A change touches only the pieces that it is about. */
export class PageView {
  readonly root: HTMLElement;
  private pieces: DrawnPiece[] = [];
  /** Pieces of an earlier page that stand below until the new one is complete, or for ever when it never is. */
  private old: DrawnPiece[] = [];
  /** The first lines of the pieces, as far as somebody has asked. */
  private readonly starts: number[] = [];
  /** What was drawn for a change that comes, by its JSON. */
  private readonly ahead = new Map<string, DrawnPiece>();
  private isComplete = true;

  constructor(root: HTMLElement) {
    this.root = root;
  }

  get isEmpty(): boolean {
    return this.pieces.length + this.old.length === 0;
  }

  /** Takes everything away. */
  clear(): void {
    this.root.replaceChildren();
    this.pieces = [];
    this.old = [];
    this.starts.length = 0;
    this.ahead.clear();
  }

  /** Draws pieces of a change that comes next, so that it is not drawn in one go. */
  drawAhead(pieces: readonly PagePiece[]): void {
    for (const { json, lines } of pieces) this.ahead.set(json, drawn(this.root.ownerDocument, json, lines));
  }

  apply({ isFirst, change, isComplete }: PreviewAnswer): void {
    if (isFirst) {
      this.old = [...this.pieces, ...this.old];
      this.pieces = [];
    }
    const end = change.from + change.removed;
    const gone = this.pieces.slice(change.from, end);
    const spare = isFirst ? this.old : gone;
    const fresh = this.draw(change.inserted, spare, !isFirst);
    const taken = new Set(fresh.map(({ element }) => element));
    const isLeft = ({ element }: DrawnPiece) => !taken.has(element);
    this.place(fresh, spare, (this.pieces[end] ?? this.old.find(isLeft))?.element ?? null);
    this.pieces = [...this.pieces.slice(0, change.from), ...fresh, ...this.pieces.slice(end)];
    this.old = this.old.filter(isLeft);
    const leaving = isComplete ? [...gone.filter(isLeft), ...this.old] : gone.filter(isLeft);
    removeBlocks(
      this.root,
      leaving.map(({ element }) => element),
    );
    if (isComplete) this.old = [];
    this.isComplete = isComplete;
    this.starts.length = Math.min(this.starts.length, change.from);
    this.ahead.clear();
  }

  /** Whether a line of the text is on the page; false while what it belongs to is still to come. */
  reaches(line: number): boolean {
    if (this.isComplete) return true;
    const place = this.pieceOfLine(line);
    return place !== null && line < place.end && place.element.hasChildNodes();
  }

  /** The piece that a line of the text belongs to. */
  pieceOfLine(line: number): PiecePlace | null {
    return this.find((index) => (this.lines()[index] ?? 0) <= line);
  }

  /** The line of the text that an element of the page is of; null: of none. */
  lineOf(element: Element): number | null {
    const index = this.pieces.findIndex((piece) => piece.element.contains(element));
    const [piece, line] = [this.pieces[index], this.lines()[index]];
    if (!piece || line === undefined) return null;
    const place = element.closest<HTMLElement>('[data-line]');
    return line + (place && piece.element.contains(place) ? Number(place.dataset.line) : 0);
  }

  /** The piece that stands at a height of the page, in pixels from the top of the root. */
  pieceAt(height: number): PiecePlace | null {
    const wanted = height + this.root.getBoundingClientRect().top;
    return this.find((index) => {
      const element = this.pieces[index]?.element;
      if (!element) return false;
      // What is not laid out yet has no place of its own.
      const { top, bottom } = outerOf(this.root, element).getBoundingClientRect();
      return bottom <= wanted || (top <= wanted && element.getBoundingClientRect().top <= wanted);
    });
  }

  /** The last piece that a question is true for, if it is true for all before it; else the first. */
  private find(isBefore: (index: number) => boolean): PiecePlace | null {
    let [low, high] = [0, this.pieces.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (isBefore(middle)) low = middle;
      else high = middle;
    }
    const piece = this.pieces[low];
    const line = this.lines()[low] ?? 1;
    return piece ? { element: piece.element, line, end: line + piece.lines } : null;
  }

  private lines(): readonly number[] {
    for (let at = this.starts.length; at < this.pieces.length; at++)
      this.starts.push(at === 0 ? 1 : (this.starts[at - 1] ?? 1) + (this.pieces[at - 1]?.lines ?? 0));
    return this.starts;
  }

  /** Draws pieces. Of the spare ones those that look the same are taken over; as many as are left of both become one another
   * if `redraws`. */
  private draw(inserted: readonly PagePiece[], spare: readonly DrawnPiece[], redraws: boolean): readonly DrawnPiece[] {
    const { same, rest } = matchPieces(inserted, spare);
    const becomes = redraws && rest.length === same.filter((piece) => piece === null).length ? rest : [];
    let next = 0;
    return inserted.map(({ json, lines }, index) => {
      const source = same[index] ?? becomes[next++];
      if (source) return redrawn(source, json, lines);
      const ahead = this.ahead.get(json);
      // Of two that look the same one was drawn.
      this.ahead.delete(json);
      return ahead ? { ...ahead, lines } : drawn(this.root.ownerDocument, json, lines);
    });
  }

  /** Puts pieces where they belong, before an element. Those that stand there already are not moved: a move would lose what is
   * scrolled in them. */
  private place(fresh: readonly DrawnPiece[], spare: readonly DrawnPiece[], before: Element | null): void {
    const order = new Map(spare.map(({ element }, index) => [element, index]));
    let next = before;
    let run: HTMLElement[] = [];
    let last = Infinity;
    const flush = () => {
      insertBlocks(this.root, run.reverse(), next);
      run = [];
    };
    for (const { element } of fresh.toReversed()) {
      const at = order.get(element);
      if (at === undefined || at > last) run.push(element);
      else {
        if (run.length > 0) flush();
        next = element;
        last = at;
      }
    }
    if (run.length > 0) flush();
  }
}

/** For each piece the spare one that looks the same, and what is left of those. */
function matchPieces(inserted: readonly PagePiece[], spare: readonly DrawnPiece[]) {
  const byJson = Map.groupBy(spare, ({ json }) => json);
  const same = inserted.map(({ json }) => byJson.get(json)?.shift() ?? null);
  const taken = new Set(same);
  return { same, rest: spare.filter((piece) => !taken.has(piece)) };
}

function drawn(document: Document, json: string, lines: number): DrawnPiece {
  const element = document.createElement('div');
  const tree = JSON.parse(json) as readonly ElementContent[];
  element.append(...tree.map((node) => drawNode(document, node)));
  easeLongParagraphs(element, json.length);
  return { element, json, tree, lines };
}

function redrawn(piece: DrawnPiece, json: string, lines: number): DrawnPiece {
  if (piece.json === json) return piece.lines === lines ? piece : { ...piece, lines };
  const tree = JSON.parse(json) as readonly ElementContent[];
  redrawChildren(piece.element, piece.tree, tree);
  easeLongParagraphs(piece.element, Math.max(piece.json.length, json.length));
  return { element: piece.element, json, tree, lines };
}

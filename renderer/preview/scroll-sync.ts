import { lineOfTop, topOfLine, type Anchor } from './anchors.ts';
import { outerOf } from './leaves.ts';
import type { PageView, PiecePlace } from './page-view.ts';
import type { ScrollPort } from './types.ts';

/** The anchors of one piece: its start, the blocks in it, its end. Heights count from the top of `root`. */
function anchorsOf({ element, line, end }: PiecePlace, root: HTMLElement): readonly Anchor[] {
  const base = root.getBoundingClientRect().top;
  const { top, bottom } = element.getBoundingClientRect();
  const anchors: Anchor[] = [{ line, top: top - base }];
  const add = (anchor: Anchor) => {
    const last = anchors.at(-1);
    if (last && anchor.line > last.line && anchor.top >= last.top) anchors.push(anchor);
  };
  for (const place of element.querySelectorAll<HTMLElement>('[data-line]')) {
    const rect = place.getBoundingClientRect();
    if (rect.height > 0) add({ line: line + Number(place.dataset.line), top: rect.top - base });
  }
  add({ line: end, top: bottom - base });
  return anchors;
}

/**
 * The height of a line on the page, in pixels from the top of its root. A leaf that was never on screen has a guessed height, and
 * what goes beyond it would be sought where other leaves stand: its lines are no lower than its end. There it comes on screen,
 * gets its true height, and is followed for that.
 */
function heightOfLine(view: PageView, line: number): number {
  const piece = view.pieceOfLine(line);
  if (!piece) return 0;
  const { bottom } = outerOf(view.root, piece.element).getBoundingClientRect();
  const end = bottom - view.root.getBoundingClientRect().top;
  return Math.min(topOfLine(anchorsOf(piece, view.root), line), end);
}

/** The line at a height of the page. */
function lineAtHeight(view: PageView, height: number): number {
  const piece = view.pieceAt(height);
  return piece ? lineOfTop(anchorsOf(piece, view.root), height) : 1;
}

/** What a person scrolls with. None of these events leaves the document that it happens in. */
const inputs = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** A line of the text and how many pixels below the top edge it is. */
interface LinePlace {
  readonly line: number;
  readonly top: number;
}

/**
 * Scrolls preview and editor together until it is stopped. The side that the person touched last leads; the other follows, and
 * what it is made to do is never answered: that is what keeps the two from chasing each other.
 */
export class ScrollSync {
  private readonly view: PageView;
  private readonly editor: ScrollPort;
  private readonly scroller: Element;
  private readonly ended = new AbortController();
  private readonly resized: ResizeObserver;
  private leader: 'editor' | 'preview' = 'editor';
  /** How the frame stood when it was last seen. A page that only changed its height has not been scrolled by anybody. */
  private seen = { top: 0, height: 0 };
  private queued = 0;

  /** `outer` is the document that the editor is in. */
  constructor(view: PageView, editor: ScrollPort, outer: Document) {
    this.view = view;
    this.editor = editor;
    const frame = view.root.ownerDocument;
    this.scroller = frame.scrollingElement ?? frame.documentElement;
    const { signal } = this.ended;
    signal.addEventListener(
      'abort',
      editor.onScroll(() => this.editorScrolled()),
    );
    frame.addEventListener('scroll', () => this.frameScrolled(), { passive: true, signal });
    for (const input of inputs) {
      const options = { capture: true, passive: true, signal };
      outer.addEventListener(input, () => (this.leader = 'editor'), options);
      frame.addEventListener(input, () => (this.leader = 'preview'), options);
    }
    const clicked = ({ target }: MouseEvent) => {
      // What was clicked in the text comes to stand beside it.
      if (target instanceof Element && target.closest('.cm-content')) this.follow(editor.caretPlace());
    };
    outer.addEventListener('click', clicked, { signal });
    // Images that load late, another width. What a drawing made higher has been followed, by the line of the caret.
    this.resized = new ResizeObserver(() => {
      if (this.scroller.scrollHeight !== this.seen.height) this.follow();
    });
    this.resized.observe(view.root);
  }

  /** The page has been drawn anew in part: the line of the caret stays where it is beside the text. */
  redrawn(): void {
    this.follow(this.editor.caretPlace());
  }

  stop(): void {
    cancelAnimationFrame(this.queued);
    this.resized.disconnect();
    this.ended.abort();
  }

  private editorScrolled(): void {
    if (this.leader === 'editor') this.soon(() => this.toPreview());
  }

  private frameScrolled(): void {
    const isMoved = Math.abs(this.scroller.scrollTop - this.seen.top) > 1;
    const isResized = this.scroller.scrollHeight !== this.seen.height;
    this.look();
    if (!isMoved || (isResized && this.leader === 'editor')) return;
    this.leader = 'preview';
    this.soon(() => this.toEditor());
  }

  private follow(place: LinePlace | null = null): void {
    // Not looked at before the frame: that would lay the page out for each answer, and a key would wait for it.
    if (this.leader === 'editor') this.soon(() => this.toPreview(place));
    else this.look();
  }

  private toPreview(place: LinePlace | null = null): void {
    const { line, top } = place ?? { line: this.editor.topLine(), top: 0 };
    // A page that is still being drawn is not run after: each of its ends would be laid out and painted.
    if (!this.view.reaches(line)) return this.look();
    const height = line <= 1 ? 0 : heightOfLine(this.view, line) + this.offset();
    this.scroller.scrollTop = this.isAtStart(place, height) ? 0 : height - top / this.scale();
    this.look();
  }

  /** Beside a text that is not scrolled stands the start of the page, title and all, while the caret's line is in sight there. */
  private isAtStart(place: LinePlace | null, height: number): boolean {
    return height === 0 || (place !== null && this.editor.topLine() <= 1 && height < this.scroller.clientHeight);
  }

  private toEditor(): void {
    const { scrollTop } = this.scroller;
    const line = scrollTop <= 0 ? 0 : lineAtHeight(this.view, scrollTop - this.offset());
    this.editor.scrollToLine(line);
    // Lines that were never on screen had guessed heights; now they are measured.
    this.soon(() => this.editor.scrollToLine(line));
  }

  private look(): void {
    this.seen = { top: this.scroller.scrollTop, height: this.scroller.scrollHeight };
  }

  private soon(move: () => void): void {
    cancelAnimationFrame(this.queued);
    this.queued = requestAnimationFrame(move);
  }

  /** How much smaller than it is the frame is shown: a page may be wider than its pane. */
  private scale(): number {
    const frame = this.view.root.ownerDocument.defaultView?.frameElement;
    const width = frame?.getBoundingClientRect().width ?? 0;
    return frame && width > 0 ? width / frame.clientWidth : 1;
  }

  /** How far the page begins below the top of its document. */
  private offset(): number {
    return this.view.root.getBoundingClientRect().top + this.scroller.scrollTop;
  }
}

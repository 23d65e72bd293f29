// A page of thousands of blocks is laid out anew for every line that changes its height. Where many blocks come at once they
// are put into leaves, which the browser lays out only when they come near the window. A leaf keeps the margins of its blocks
// in, so it begins with a block that has none above: then the gaps are what they would be without it.

/** Blocks in one leaf, which is laid out and drawn whole. The browser looks for each leaf at each frame, near the window or not. */
const blocksInLeaf = 100;
/** Blocks that are worth a leaf. A long post comes in small batches where the machine is busy. */
const leastInLeaf = 25;
/** Blocks of a page that is worth leaves. It may come few blocks at a time: the machine is busy. */
const longPage = 100;

const leafClass = 'leaf';

/** Elements that have a margin above. That of the next goes through an empty block. */
const withMargin = 'h1, h2, h3, h4, h5, h6, hr, section, header';
const hasMargin = (block: Element) => block.firstElementChild?.matches(withMargin) ?? true;

const isLong = (root: HTMLElement, coming: readonly HTMLElement[]) =>
  root.childElementCount + coming.length >= longPage || root.querySelector(`:scope > .${leafClass}`) !== null;

/** Puts elements into the page before another, which stands in the page or in a leaf; null: at the end. */
export function insertBlocks(root: HTMLElement, elements: readonly HTMLElement[], before: Element | null): void {
  const isFew = elements.length < leastInLeaf || !isLong(root, elements);
  const place = isFew ? before : cutBefore(root, before);
  const first = elements.findIndex((element) => !hasMargin(element));
  const head = elements.slice(0, first < 0 ? elements.length : first);
  const above = place ? place.previousElementSibling : root.lastElementChild;
  const add = (...added: readonly Element[]) => (place ? place.before(...added) : root.append(...added));
  // The margin above a block that comes behind a leaf goes into it, else it would add to that of the leaf's last block.
  if (above?.className === leafClass) above.append(...head);
  else add(...head);
  const rest = elements.slice(head.length);
  if (isFew) return add(...rest);
  let leaf: HTMLElement[] = [];
  for (const element of rest) {
    if (leaf.length >= blocksInLeaf && !hasMargin(element)) {
      add(createLeaf(leaf));
      leaf = [];
    }
    leaf.push(element);
  }
  if (leaf.length > 0) add(createLeaf(leaf));
}

/** What of the page's own children holds a block: its leaf, or the block itself. */
export function outerOf(root: HTMLElement, element: Element): Element {
  const { parentElement } = element;
  return parentElement && parentElement !== root ? parentElement : element;
}

/** Takes elements out of the page, and leaves that are empty then. */
export function removeBlocks(root: HTMLElement, elements: readonly Element[]): void {
  for (const element of elements) {
    const outer = outerOf(root, element);
    element.remove();
    if (outer !== element && outer.childElementCount === 0) outer.remove();
  }
}

/** The child of the page to insert before so as to stand before an element: its leaf is cut there. */
function cutBefore(root: HTMLElement, before: Element | null): Element | null {
  if (!before) return null;
  const leaf = outerOf(root, before);
  if (leaf === before || leaf.firstElementChild === before) return leaf;
  const head: HTMLElement[] = [];
  for (let child = leaf.firstElementChild; child && child !== before; child = child.nextElementSibling)
    head.push(child as HTMLElement);
  root.insertBefore(createLeaf(head), leaf);
  return leaf;
}

function createLeaf(blocks: readonly HTMLElement[]): HTMLElement {
  const [first] = blocks;
  const leaf = (first?.ownerDocument ?? document).createElement('div');
  const lines = blocks.reduce((sum, block) => sum + 1 + Math.ceil((block.textContent?.length ?? 0) / 70), 0);
  leaf.className = leafClass;
  // A guess that holds until the leaf has been on screen.
  leaf.style.setProperty('contain-intrinsic-block-size', `auto ${lines * 26}px`);
  leaf.append(...blocks);
  return leaf;
}

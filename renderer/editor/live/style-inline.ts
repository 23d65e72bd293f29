import { Decoration } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { addressIn } from '../../../shared/markdown/parse/label.ts';
import { areLinesTouched, hide, type StyleNode, type Styling } from './styling.ts';
import { bullet, taskBox } from './widgets.ts';

const unspelled = Decoration.mark({ attributes: { spellcheck: 'false' } });
const image = Decoration.mark({ class: 'cm-image-text' });

/** Hides marks away from the caret, keeps the spell checker out of what is no language, and draws task boxes. */
export const styleInline: StyleNode = (styling, node) => {
  const { add, hiding, isTouched, doc } = styling;
  switch (node.name) {
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
      hideMarks(styling, node);
      return true;
    case 'InlineCode':
      add(unspelled, node.from, node.to);
      hideMarks(styling, node);
      return false;
    case 'Link':
    case 'Image':
      styleLink(styling, node);
      return true;
    case 'URL':
    case 'Autolink':
    case 'HTMLTag':
    case 'Comment':
    case 'LinkLabel':
      add(unspelled, node.from, node.to);
      return false;
    case 'Escape':
      if (hiding && !isTouched(node.from, node.to)) hide(styling, node.from, node.from + 1);
      return false;
    case 'HeaderMark':
      styleHeaderMark(styling, node);
      return false;
    case 'QuoteMark':
      if (hiding && !areLinesTouched(styling, node.from, node.to)) hideWithBlank(styling, node);
      return false;
    case 'ListMark':
      styleListMark(styling, node);
      return false;
    case 'TaskMarker':
      if (!isTouched(node.from, node.to)) add(taskBox(doc.sliceString(node.from, node.to)), node.from, node.to);
      return false;
    default:
      return true;
  }
};

function hideMarks(styling: Styling, node: SyntaxNode): void {
  if (!styling.hiding || styling.isTouched(node.from, node.to)) return;
  const { firstChild, lastChild } = node;
  if (firstChild?.from === node.from) hide(styling, firstChild.from, firstChild.to);
  if (lastChild?.to === node.to) hide(styling, lastChild.from, lastChild.to);
}

/** What remains of a link or an image is its text; without a text, or without an address of its own, it stays whole. */
function styleLink(styling: Styling, node: SyntaxNode): void {
  const [open, close] = node.getChildren('LinkMark');
  if (!open || !close || close.from === open.to || !addressIn(node)) return;
  if (node.name === 'Image') styling.add(image, open.to, close.from);
  // Only a whole line end can be drawn: an address or a title on a line of its own stays.
  const isOneLine = styling.doc.lineAt(close.from).to >= node.to;
  if (!styling.hiding || !isOneLine || styling.isTouched(node.from, node.to)) return;
  hide(styling, node.from, open.to);
  hide(styling, close.from, node.to);
}

function styleHeaderMark(styling: Styling, node: SyntaxNode): void {
  const isUnderline = node.parent?.name.startsWith('Setext');
  if (!styling.hiding || isUnderline || areLinesTouched(styling, node.from, node.to)) return;
  if (node.from === node.parent?.from) hideWithBlank(styling, node);
  else hide(styling, node.from - (styling.doc.sliceString(node.from - 1, node.from) === ' ' ? 1 : 0), node.to);
}

function hideWithBlank(styling: Styling, node: SyntaxNode): void {
  const blank = styling.doc.sliceString(node.to, node.to + 1) === ' ' ? 1 : 0;
  hide(styling, node.from, node.to + blank);
}

function styleListMark(styling: Styling, node: SyntaxNode): void {
  if (!styling.hiding || areLinesTouched(styling, node.from, node.to)) return;
  if (node.nextSibling?.name === 'Task') hideWithBlank(styling, node);
  else if (/^[-*+]$/.test(styling.doc.sliceString(node.from, node.to))) styling.add(bullet, node.from, node.to);
}

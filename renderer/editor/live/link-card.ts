import { EditorSelection, type StateCommand } from '@codemirror/state';
import { EditorView, hoverTooltip, type TooltipView } from '@codemirror/view';
import { footnoteAt, goToFootnote } from '../commands/footnotes.ts';
import { editorHost } from '../editor-host.ts';
import { linkAt, type LinkAt } from '../link-at.ts';

/** Follows the link at the caret, or goes to the other end of the footnote there. */
export const openLink: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  const link = linkAt(state, head, -1) ?? linkAt(state, head);
  if (!link) return goToFootnote({ state, dispatch });
  state.facet(editorHost).openLink(link.href);
  return true;
};

/** What a link leads to, an image, or the text of a footnote, when the mouse rests on it and nobody writes. */
export const linkCard = [
  hoverTooltip(
    (view, position, side) => {
      const link = linkAt(view.state, position, side);
      const footnote = link ? null : footnoteAt(view.state, position);
      if (footnote) {
        const { from: pos, to: end } = footnote;
        return { pos, end, above: true, create: () => createFootnoteCard(view, footnote) };
      }
      if (!link) return null;
      return { pos: link.from, end: link.to, above: true, create: () => createCard(view, link) };
    },
    { hideOnChange: true },
  ),
  EditorView.theme({
    '.cm-tooltip': {
      border: '0',
      borderRadius: 'var(--radius-md)',
      // Seen where the system forces its colours, and takes the shadow.
      outline: '1px solid transparent',
      backgroundColor: 'var(--color-bg-raised)',
      boxShadow: 'var(--shadow-popover)',
      color: 'var(--color-text)',
      fontFamily: 'var(--font-ui)',
      fontSize: 'var(--text-md)',
    },
    '.cm-link-card': {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 'var(--space-1)',
      maxWidth: '360px',
      padding: 'var(--space-2)',
    },
    '.cm-link-card img': {
      display: 'block',
      maxWidth: '100%',
      maxHeight: '180px',
      margin: '0 auto',
      borderRadius: 'var(--radius-sm)',
    },
    '.cm-link-card-address': {
      flex: '1 1 160px',
      minWidth: '0',
      padding: '0 var(--space-1)',
      color: 'var(--color-text-muted)',
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      display: '-webkit-box',
      WebkitLineClamp: '3',
      WebkitBoxOrient: 'vertical',
    },
    '.cm-link-card-note': { flexBasis: '100%' },
  }),
];

function createCard(view: EditorView, link: LinkAt): TooltipView {
  const host = view.state.facet(editorHost);
  const dom = document.createElement('div');
  dom.className = 'cm-link-card';
  const source = link.kind === 'image' ? host.imageUrl(link.href) : null;
  if (source !== null) {
    const image = dom.appendChild(document.createElement('img'));
    image.alt = '';
    image.addEventListener('error', () => {
      image.remove();
      dom.append(note('There is no such image.'));
    });
    image.src = source;
  }
  const address = dom.appendChild(document.createElement('span'));
  address.className = 'cm-link-card-address';
  address.textContent = link.href || 'No address yet';
  if (link.kind === 'link' && link.href) {
    dom.append(button('Open', () => host.openLink(link.href)));
    void host.linkProblem(link.href).then((problem) => problem !== null && dom.append(note(problem)));
  }
  dom.append(editButton(view, link.address.from, link.address.to));
  return { dom };
}

function createFootnoteCard(view: EditorView, { text, there }: { text: string; there: number }): TooltipView {
  const dom = document.createElement('div');
  dom.className = 'cm-link-card';
  const words = dom.appendChild(document.createElement('span'));
  words.className = 'cm-link-card-address';
  words.dir = 'auto';
  words.textContent = text || 'No words yet';
  dom.append(editButton(view, there, there));
  return { dom };
}

const editButton = (view: EditorView, from: number, to: number): HTMLButtonElement =>
  button('Edit', () => {
    view.dispatch({ selection: EditorSelection.range(from, to), scrollIntoView: true, userEvent: 'select' });
    view.focus();
  });

function note(text: string): HTMLElement {
  const line = document.createElement('span');
  line.className = 'cm-link-card-address cm-link-card-note';
  line.textContent = text;
  return line;
}

function button(text: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cm-search-button';
  made.textContent = text;
  made.addEventListener('click', onPress);
  return made;
}

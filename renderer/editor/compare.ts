import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { pageNonce } from './page-nonce.ts';

/** Differences in the colours of the app; what CodeMirror brings along is for light windows. */
const compareLook = EditorView.theme({
  '&': { color: 'var(--color-text)', fontSize: 'var(--text-md)' },
  '&.cm-focused': { outline: 'none' },
  // Above the numbers of lines and the colours of what was changed, which would cover a line of the box itself.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    outline: '2px solid var(--color-focus)',
    outlineOffset: '-2px',
    pointerEvents: 'none',
  },
  '.cm-scroller': { fontFamily: 'var(--font-mono)' },
  // One that holds nothing but the CR of mixed line ends would have no height.
  '.cm-line': { minHeight: '1lh' },
  '.cm-gutters': { backgroundColor: 'var(--color-bg-sunken)', color: 'var(--color-text-faint)', border: '0' },
  '.cm-collapsedLines': {
    padding: 'var(--space-1) var(--space-2)',
    background: 'var(--color-bg-sunken)',
    color: 'var(--color-text-muted)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-sm)',
  },
  // The arrows are in no font of many systems.
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯" !important' },
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--color-removed-bg)' },
  '&.cm-merge-a .cm-changedText': {
    background: 'var(--color-danger-soft)',
    borderBottom: '2px solid var(--color-danger)',
  },
  '&.cm-merge-a .cm-changedLineGutter': { background: 'var(--color-danger)' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--color-added-bg)' },
  '&.cm-merge-b .cm-changedText': { background: 'var(--color-ok-soft)', borderBottom: '2px solid var(--color-ok)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--color-removed-bg)' },
  '.cm-deletedChunk .cm-deletedText': {
    background: 'var(--color-danger-soft)',
    borderBottom: '2px solid var(--color-danger)',
  },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--color-ok)' },
  '.cm-deletedLineGutter': { background: 'var(--color-danger)' },
});

/** Of lines below each other each says of which text it is, also to who does not see the colours. */
const signs = EditorView.theme({
  '.cm-line, .cm-deletedChunk': { paddingInlineStart: '2ch' },
  '.cm-changedLine, .cm-deletedLine': { position: 'relative' },
  '.cm-changedLine::before, .cm-deletedLine::before': { position: 'absolute', insetInlineStart: '0.5ch' },
  '.cm-changedLine::before': { content: '"+"', color: 'var(--color-ok)' },
  '.cm-deletedLine::before': { content: '"−"', color: 'var(--color-danger)', insetInlineStart: '-1.5ch' },
});

export interface Sides {
  readonly earlier: Text;
  readonly current: Text;
  /** Names of the two texts for a screen reader. */
  readonly names: readonly [string, string];
  /** A part of the earlier text was brought over: the whole text as it is with it. null: nothing may be changed. */
  readonly onBringBack: ((text: Text) => void) | null;
}

/** Two texts side by side, neither to be typed in, with a button at each difference. Answers what removes them. */
export function mountSides(parent: HTMLElement, { earlier, current, names, onBringBack }: Sides): () => void {
  const side = (name: string): Extension => [
    // The lines are cut already; what else ends a line on other systems is part of the text.
    EditorState.lineSeparator.of('\n'),
    EditorState.readOnly.of(true),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': name }),
    compareLook,
    lineNumbers(),
    pageNonce(),
  ];
  const heard = EditorView.updateListener.of(({ docChanged, state, view: shown }) => {
    if (!docChanged) return;
    onBringBack?.(state.doc);
    // The button that was pressed goes with its difference; the keyboard must not fall out of the dialog.
    queueMicrotask(() => shown.focus());
  });
  const view = new MergeView({
    parent,
    a: { doc: earlier, extensions: side(names[0]) },
    b: { doc: current, extensions: [side(names[1]), heard] },
    collapseUnchanged: { margin: 2 },
    ...(onBringBack && { revertControls: 'a-to-b', renderRevertControl: bringBackButton }),
  });
  return () => view.destroy();
}

export interface Unified {
  readonly before: string;
  readonly after: string;
  /** For a screen reader. */
  readonly name: string;
  /** What it has besides, such as numbers of lines. */
  readonly extensions: Extension;
}

/** Two texts as one, what goes and what comes below each other, not to be typed in. Answers what removes it. */
export function mountUnified(parent: HTMLElement, { before, after, name, extensions }: Unified): () => void {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 2 } }),
        EditorState.readOnly.of(true),
        EditorView.lineWrapping,
        extensions,
        compareLook,
        signs,
        EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
        pageNonce(),
      ],
    }),
  });
  return () => view.destroy();
}

function bringBackButton(): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.title = 'Bring this part back';
  button.setAttribute('aria-label', button.title);
  button.textContent = '→';
  // The view listens to the mouse alone; a key or a screen reader presses the button without one.
  button.addEventListener('click', (event) => {
    if (event.detail === 0) button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  });
  return button;
}

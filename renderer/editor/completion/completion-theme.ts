import { EditorView } from '@codemirror/view';

/** The list of what can be put in. */
export const completionTheme = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    minWidth: '240px',
    maxWidth: 'min(480px, 90vw)',
    maxHeight: '260px',
    padding: 'var(--space-1)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-md)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    gap: 'var(--space-2)',
    padding: 'var(--space-1) var(--space-2)',
    borderRadius: 'var(--radius-sm)',
    lineHeight: '1.5',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--color-accent-soft)',
    color: 'var(--color-text)',
    // Seen where the system forces its colours, and no other ground.
    outline: '2px solid transparent',
    outlineOffset: '-2px',
  },
  '.cm-completionLabel': { flex: '0 1 auto', minWidth: '0', overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionDetail': {
    flex: '1 1 0',
    minWidth: '0',
    marginInlineStart: '0',
    overflow: 'hidden',
    color: 'var(--color-text-muted)',
    fontSize: 'var(--text-sm)',
    fontStyle: 'normal',
    textAlign: 'end',
    textOverflow: 'ellipsis',
  },
  '.cm-thumbnail': {
    flex: 'none',
    width: '40px',
    height: '28px',
    objectFit: 'cover',
    borderRadius: 'var(--radius-sm)',
    backgroundColor: 'var(--color-bg-sunken)',
  },
});

import { EditorView } from '@codemirror/view';

/** How the search panel looks. */
export const searchTheme = EditorView.theme({
  '.cm-panels': {
    backgroundColor: 'var(--color-bg-raised)',
    color: 'var(--color-text)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-md)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--color-line)' },
  '.cm-search': {
    display: 'flex',
    flexDirection: 'column',
    gap: 'var(--space-1)',
    padding: 'var(--space-2)',
    containerType: 'inline-size',
  },
  '.cm-search-row': { display: 'flex', alignItems: 'center', gap: '2px' },
  '.cm-search-row[hidden]': { display: 'none' },
  // Below the input of the first row.
  '.cm-search-row + .cm-search-row': { paddingInlineStart: 'calc(var(--space-5) + 2px)' },
  '.cm-search-box': { position: 'relative', display: 'flex', alignItems: 'center', flex: '1 1 140px', minWidth: '0' },
  '.cm-search-box .cm-search-input': { paddingInlineEnd: '78px' },
  '.cm-search-inside': { position: 'absolute', insetInlineEnd: '3px', display: 'flex' },
  '.cm-search-inside .cm-search-button': { height: '22px', minWidth: '24px' },
  '.cm-search-input': {
    flex: '1 1 140px',
    width: '0',
    minWidth: '0',
    height: 'var(--height-control)',
    boxSizing: 'border-box',
    padding: '0 var(--space-2)',
    border: '1px solid var(--color-control-line)',
    borderRadius: 'var(--radius-sm)',
    backgroundColor: 'var(--color-bg)',
    color: 'inherit',
    font: 'inherit',
  },
  '.cm-search-input[aria-invalid=true]': { borderColor: 'var(--color-danger)' },
  '.cm-search-button': {
    flex: 'none',
    height: 'var(--height-control)',
    minWidth: 'var(--height-control)',
    padding: '0 var(--space-1)',
    border: '1px solid transparent',
    borderRadius: 'var(--radius-sm)',
    background: 'none',
    color: 'var(--color-text-muted)',
    font: 'inherit',
    fontSize: 'var(--text-sm)',
    cursor: 'default',
  },
  // CodeMirror's own margin would move what is looked for from above what replaces it.
  '.cm-panel.cm-search .cm-search-expand': {
    width: 'var(--space-5)',
    minWidth: '0',
    margin: '0',
    padding: '0',
    fontSize: 'var(--text-lg)',
  },
  '.cm-search-expand[aria-pressed=true]': { transform: 'rotate(90deg)' },
  '.cm-search-button:hover': { background: 'var(--color-bg-hover)', color: 'var(--color-text)' },
  '.cm-search-button:active': { background: 'var(--color-bg-pressed)' },
  '.cm-search-inside .cm-search-toggle[aria-pressed=true]': {
    background: 'var(--color-accent-soft)',
    borderColor: 'var(--color-accent)',
    color: 'var(--color-text)',
    // Seen where the system forces its colours, which gives every button a border.
    outline: '2px solid transparent',
    outlineOffset: '-4px',
  },
  '.cm-search-button:focus-visible': { outline: '2px solid var(--color-focus)', outlineOffset: '1px' },
  // As every other field has it.
  '.cm-search-input:focus-visible': {
    outline: '2px solid var(--color-focus)',
    outlineOffset: '-1px',
    borderColor: 'transparent',
  },
  '.cm-search-count': {
    minWidth: '6em',
    color: 'var(--color-text-muted)',
    fontSize: 'var(--text-sm)',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
  },
  // A sentence stands below what is looked for: beside it, it would leave no room to read that.
  '.cm-search-row:has(> .cm-search-count[data-long])': { flexWrap: 'wrap' },
  '.cm-search-count[data-long]': {
    order: '1',
    flexBasis: '100%',
    paddingInlineStart: 'calc(var(--space-5) + 2px)',
    textAlign: 'start',
  },
  // And so does the count in half of a small window.
  '@container (max-width: 360px)': {
    '.cm-search-row:has(> .cm-search-count)': { flexWrap: 'wrap' },
    '.cm-search-count': {
      order: '1',
      flexBasis: '100%',
      paddingInlineStart: 'calc(var(--space-5) + 2px)',
      textAlign: 'start',
    },
  },
  '.cm-search[data-none] .cm-search-count': { color: 'var(--color-danger)' },
});

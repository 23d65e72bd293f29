import { HighlightStyle } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { searchTheme } from './search/search-theme.ts';
import { syntaxColours } from './syntax-colours.ts';

const outline = '1px solid transparent';

const layout = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--color-text)',
    backgroundColor: 'transparent',
    fontSize: 'var(--text-writing)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-text)', lineHeight: 'var(--line-height-text)', overflowX: 'hidden' },
  '.cm-content': {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: 'calc(var(--line-width) + 2 * var(--space-7))',
    margin: '0 auto',
    padding: 'var(--space-7) var(--space-7) 40vh',
    caretColor: 'var(--color-accent)',
  },
  '.cm-line': { padding: '0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--color-accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--color-selection)',
  },
  '.cm-placeholder': { color: 'var(--color-text-faint)' },
  // Where the system forces its colours nothing is seen behind words: a clear line around them is drawn there.
  '.cm-found': { backgroundColor: 'var(--color-mark)', borderRadius: 'var(--radius-sm)', outline },
  '.cm-found, .cm-found *': { color: 'var(--color-text)' },
  '.cm-searchMatch': { backgroundColor: 'var(--color-mark)', outline },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--color-mark)', outline: '2px solid var(--color-accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--color-accent-soft)', outline },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--color-accent-soft)', outline },
  // A lone bracket is no mistake in prose.
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-foldPlaceholder': {
    margin: '0 var(--space-1)',
    padding: '0 var(--space-2)',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-sm)',
    background: 'var(--color-bg-sunken)',
    color: 'var(--color-text-muted)',
  },
});

const innerBars = (end: 'left' | 'right') =>
  `repeating-linear-gradient(to ${end}, #0000 0 calc(var(--space-3) - 3px), var(--color-line-strong) 0 var(--space-3))`;

// Two classes: one alone loses against the padding of every line.
const blocks = EditorView.theme({
  '.cm-line.cm-code-line': {
    backgroundColor: 'var(--color-code-bg)',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.88em',
    paddingInline: 'var(--space-3)',
  },
  '.cm-line.cm-quote-line': {
    borderInlineStart: '3px solid var(--color-line-strong)',
    paddingInlineStart: 'var(--space-3)',
    // The border is the bar of the first level. The others stand where the text of the one before would begin.
    backgroundImage: innerBars('right'),
    backgroundRepeat: 'no-repeat',
    backgroundSize: 0,
  },
  '.cm-line.cm-quote-line:where(:dir(rtl))': { backgroundImage: innerBars('left'), backgroundPositionX: 'right' },
  '.cm-line.cm-quote-2': { paddingInlineStart: 'calc(2 * var(--space-3))', backgroundSize: 'var(--space-3)' },
  '.cm-line.cm-quote-3': { paddingInlineStart: 'calc(3 * var(--space-3))', backgroundSize: 'calc(2 * var(--space-3))' },
  '.cm-line.cm-alert-note': { borderInlineStartColor: 'var(--color-accent)' },
  '.cm-line.cm-alert-tip': { borderInlineStartColor: 'var(--color-ok)' },
  '.cm-line.cm-alert-important': { borderInlineStartColor: 'var(--syntax-keyword)' },
  '.cm-line.cm-alert-warning': { borderInlineStartColor: 'var(--color-warning)' },
  '.cm-line.cm-alert-caution': { borderInlineStartColor: 'var(--color-danger)' },
  // Columns line up where every character is as wide as the next.
  '.cm-line.cm-table-line': { fontFamily: 'var(--font-mono)', fontSize: '0.86em' },
  '.cm-line.cm-rule-line': {
    backgroundImage: 'linear-gradient(var(--color-line-strong), var(--color-line-strong))',
    backgroundSize: '100% 1px',
    backgroundPosition: 'center',
    backgroundRepeat: 'no-repeat',
  },
  // Where the system forces its colours there are no pictures behind words.
  '@media (forced-colors: active)': {
    '.cm-line.cm-rule-line': { position: 'relative' },
    '.cm-line.cm-rule-line::after': {
      content: '""',
      position: 'absolute',
      insetInline: '0',
      top: '50%',
      borderTop: '1px solid',
    },
  },
  '.cm-line.cm-reference-line': { color: 'var(--color-text-muted)' },
  '.cm-image-text': { color: 'var(--syntax-link)', fontStyle: 'italic' },
  '.cm-bullet': { color: 'var(--color-text-muted)' },
  '.cm-task-box': {
    width: '1em',
    height: '1em',
    margin: '0 0.1em 0 0',
    verticalAlign: '-0.12em',
    accentColor: 'var(--color-accent)',
    cursor: 'pointer',
  },
  '.cm-line.cm-front-matter-line': {
    backgroundColor: 'var(--color-bg-sunken)',
    color: 'var(--color-text-muted)',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.82em',
    paddingInline: 'var(--space-3)',
  },
  '.cm-island': {
    backgroundColor: 'var(--color-bg-sunken)',
    color: 'var(--color-text-muted)',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.88em',
    borderRadius: 'var(--radius-sm)',
    boxShadow: '0 0 0 1px var(--color-line)',
    padding: '0 2px',
    WebkitBoxDecorationBreak: 'clone',
    boxDecorationBreak: 'clone',
  },
  '.cm-formula, .cm-formula *': { fontFamily: 'var(--font-mono)', fontStyle: 'normal', fontWeight: 'normal' },
  '.cm-formula': { fontSize: '0.92em' },
  '.cm-post-title': { padding: '0 0 var(--space-5)', cursor: 'default', userSelect: 'none' },
  '.cm-post-title-button': {
    display: 'flex',
    flexDirection: 'column',
    gap: 'var(--space-1)',
    width: '100%',
    padding: 'var(--space-2) 0',
    border: '0',
    borderBottom: '1px solid var(--color-line)',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
  },
  '.cm-post-title-button:focus-visible': { outline: '2px solid var(--color-focus)', outlineOffset: '2px' },
  '.cm-post-title-text': {
    fontSize: '1.5em',
    fontWeight: '650',
    lineHeight: '1.3',
    overflowWrap: 'anywhere',
  },
  '.cm-post-title-note': {
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-sm)',
    color: 'var(--color-text-muted)',
  },
});

const mono = { fontFamily: 'var(--font-mono)', fontSize: '0.9em' };

const syntax = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.55em', fontWeight: '700', lineHeight: '1.3' },
  { tag: tags.heading2, fontSize: '1.3em', fontWeight: '680', lineHeight: '1.35' },
  { tag: tags.heading3, fontSize: '1.12em', fontWeight: '660' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: '660' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  // Before the line through words, which a link may have too.
  { tag: tags.link, color: 'var(--syntax-link)', textDecoration: 'var(--syntax-link-line)' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.url, color: 'var(--color-text-muted)' },
  { tag: tags.monospace, ...mono },
  { tag: tags.quote, color: 'var(--color-text-muted)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--color-text-faint)', fontWeight: '400' },
  { tag: tags.labelName, color: 'var(--color-text-muted)', ...mono },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.atom, tags.bool], color: 'var(--syntax-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.literal, tags.unit], color: 'var(--syntax-number)' },
  { tag: tags.comment, color: 'var(--syntax-comment)', fontStyle: 'italic' },
  {
    tag: [tags.function(tags.variableName), tags.className, tags.typeName, tags.tagName, tags.definition(tags.name)],
    color: 'var(--syntax-title)',
  },
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--syntax-title)' },
  { tag: [tags.meta, tags.annotation], color: 'var(--syntax-meta)' },
]);

/** How text looks in the editor; every colour and font comes from the design tokens. */
export const editorTheme: Extension = [layout, blocks, searchTheme, syntaxColours(syntax)];

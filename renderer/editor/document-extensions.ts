import { history, historyField } from '@codemirror/commands';
import { bracketMatching, codeFolding } from '@codemirror/language';
import { Compartment, EditorState, type Extension, type StateEffect } from '@codemirror/state';
import { dropCursor, EditorView, highlightSpecialChars, rectangularSelection, type ViewUpdate } from '@codemirror/view';
import { lateHelp } from './late-help.ts';
import { grownFrom } from './commands/select-syntax.ts';
import { drawnSelection } from './drawn-selection.ts';
import { editorHost, type EditorHost } from './editor-host.ts';
import { emptyBody } from './empty-body.ts';
import { foundMarks } from './found-marks.ts';
import { frontMatterField } from './front-matter-field.ts';
import { frontMatterFold } from './front-matter-fold.ts';
import { islandGuard } from './island-guard.ts';
import { islandMarks } from './island-marks.ts';
import { editorKeymap } from './keymap.ts';
import { longestHighlighted, postLanguage } from './language.ts';
import { lineDirection } from './line-direction.ts';
import { liveStyle } from './live/live-style.ts';
import { focusMode } from './modes/focus-mode.ts';
import { longLineCaret } from './long-line-caret.ts';
import { typewriter } from './modes/typewriter.ts';
import { offerRepair } from './offer-repair.ts';
import { takePaste } from './paste/paste.ts';
import { pageNonce } from './page-nonce.ts';
import { preferences, withPreferences, type EditorPreferences } from './preferences.ts';
import { searchPanel } from './search/search-panel.ts';
import { editorTheme } from './theme.ts';

export interface DocumentExtensionsOptions {
  /** Length of the text when it is opened. */
  readonly length: number;
  /** It is MDX when it is opened. */
  readonly isMdx?: boolean;
  readonly preferences?: EditorPreferences | undefined;
  readonly host?: EditorHost | undefined;
  /** After every transaction, in a view. Must be cheap: it runs for each key. */
  readonly onUpdate: (update: ViewUpdate) => void;
}

/** Lines end in LF here, whatever the file has, and nothing else is taken for a line end: a CR in a line stays in it. */
const lineEnds: Extension = [
  EditorState.lineSeparator.of('\n'),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
];

/** Characters that cannot be seen are shown; the CRs of a file with mixed line ends are not worth a mark. */
const specialCharacters = highlightSpecialChars({
  render(code, description, placeholder) {
    const mark = document.createElement('span');
    if (code === 13) return mark;
    mark.textContent = placeholder;
    mark.title = description ?? '';
    mark.setAttribute('aria-label', description ?? '');
    mark.className = 'cm-specialChar';
    return mark;
  },
});

const undoing = history({ minDepth: 500 });
const historyPart = new Compartment();

/** What gives a state the history of another one, each in a transaction of its own: a field that is there keeps its value. */
export function takenHistory(from: EditorState): readonly StateEffect<unknown>[] {
  const value = from.field(historyField);
  return [historyPart.reconfigure([]), historyPart.reconfigure([undoing, historyField.init(() => value)])];
}

/** The caret is kept off the edges, and the first line off the toolbar. Pixels. */
export const caretRoom = { top: 40, bottom: 48 };

/** Everything that an open post's CodeMirror state is made of, apart from its line ends. */
export function documentExtensions(options: DocumentExtensionsOptions): Extension {
  return [
    historyPart.of(undoing),
    frontMatterField,
    frontMatterFold,
    emptyBody,
    options.length <= longestHighlighted ? [postLanguage(options.isMdx), liveStyle, islandMarks, lateHelp] : [],
    lineDirection,
    foundMarks,
    editorTheme,
    editorKeymap,
    searchPanel,
    drawnSelection,
    longLineCaret,
    dropCursor(),
    rectangularSelection(),
    bracketMatching(),
    codeFolding({ placeholderText: '…' }),
    grownFrom,
    specialCharacters,
    takePaste,
    offerRepair,
    islandGuard,
    focusMode,
    typewriter,
    lineEnds,
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(4),
    EditorView.lineWrapping,
    EditorView.scrollMargins.of(() => caretRoom),
    withPreferences(options.preferences),
    options.host ? editorHost.of(options.host) : [],
    EditorView.contentAttributes.of({ autocorrect: 'on', autocapitalize: 'sentences' }),
    EditorView.contentAttributes.of(({ state }) => ({ spellcheck: String(state.facet(preferences).spelling) })),
    EditorView.updateListener.of(options.onUpdate),
    pageNonce(),
  ];
}

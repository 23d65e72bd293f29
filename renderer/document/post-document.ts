import { isolateHistory } from '@codemirror/commands';
import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  Facet,
  Transaction,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import type { TextChange } from '../../shared/base/text-change.ts';
import { bodyStart } from '../../shared/frontmatter/split.ts';
import { isMdx } from '../../shared/markdown/islands/islands.ts';
import type { TextPlace } from '../../shared/model/panes.ts';
import { documentExtensions } from '../editor/document-extensions.ts';
import type { EditorHost } from '../editor/editor-host.ts';
import { bodyFrom, parsersCame } from '../editor/front-matter-field.ts';
import { asksForName } from '../editor/front-matter-fold.ts';
import { changePreferences, type EditorPreferences } from '../editor/preferences.ts';
import { fileChanges } from './file-changes.ts';
import { mixedLineEnds } from './mixed-line-ends.ts';
import { joined, lineSeparatorOf, pageChange, pageText, type FileText, type PageChange } from './page-text.ts';
import { restored } from './user-events.ts';
import { createSharedViews, isRepeated } from './shared-views.ts';

/** The transaction brings what another program wrote. */
const fromOutside = Annotation.define<true>();

/** The line end of the file. Inside the editor it is LF whatever the file has: most commands count on it. */
const lineEnd = Facet.define<string, string>({ combine: (values) => values[0] ?? '\n' });
const lineEnds = new Compartment();
const locked = new Compartment();

export interface DocumentOptions {
  readonly text: string;
  readonly readOnly: boolean;
  readonly preferences?: EditorPreferences;
  readonly host?: EditorHost;
  /** After every change of the text that the person made; `known`: it brings back a text that was there before. */
  readonly onEdit: (known: boolean) => void;
  /** After every change, whoever made it. The changes of the file's text are read only when asked for; null: its line ends
   * are others. */
  readonly onChange?: (changes: () => readonly TextChange[] | null) => void;
  /** After every move of the caret, and after every change. */
  readonly onMove: () => void;
}

/** The CodeMirror state of one post, in one view, in several, or in none. The only copy of the text. */
export interface PostDocument {
  readonly state: () => EditorState;
  /** Shows it in a view; in a second one with the same text and history. Returns what takes it out. */
  readonly attach: (view: EditorView) => () => void;
  readonly place: () => TextPlace;
  /** Goes to a place that may be of an earlier text. Only before the post is shown. */
  readonly goBack: (place: TextPlace) => void;
  readonly fileText: () => string;
  /** The same as it is now, without building a string. */
  readonly snapshot: () => FileText;
  /** The person's own change, with undo. */
  readonly change: (changes: readonly (PageChange | TextChange)[], userEvent: string) => void;
  /** Brings in what another program wrote as `theirs`; the person can undo it. */
  readonly merge: (changes: readonly PageChange[], theirs: string) => void;
  /** Replaces the text by the smallest change, line ends included; with `undo` the person can take it back. */
  readonly replace: (text: string, undo: boolean) => void;
  readonly setReadOnly: (readOnly: boolean) => void;
  readonly setPreferences: (preferences: EditorPreferences) => void;
  /** The parsers of front matter are there. */
  readonly readAgain: () => void;
  /** The list may call the post something else now. */
  readonly nameAgain: () => void;
}

/** Makes the document of a text as read from its file. */
export function createPostDocument(options: DocumentOptions): PostDocument {
  const views = createSharedViews(
    createState(options, (update) => {
      if (isRepeated(update)) return;
      views.repeat(update);
      took(update.transactions);
    }),
  );
  const { state } = views;
  const snapshot = () => ({ doc: state().doc, lineEnd: state().facet(lineEnd) });
  const took = (transactions: readonly Transaction[]) => {
    const edits = transactions.filter((one) => one.docChanged && !one.annotation(fromOutside));
    if (edits.length > 0) options.onEdit(edits.every(bringsBack));
    for (const one of transactions) {
      const [before, after] = [one.startState.facet(lineEnd), one.state.facet(lineEnd)];
      if (before !== after) options.onChange?.(() => null);
      else if (one.docChanged)
        options.onChange?.(() => fileChanges(one.startState.doc, one.newDoc, one.changes, before));
    }
    if (transactions.some((one) => one.docChanged || one.selection)) options.onMove();
  };
  const dispatch = (spec: TransactionSpec) => {
    const transaction = views.dispatch(spec);
    if (transaction) took([transaction]);
  };
  /** Takes over the line ends of a text. */
  const cutAs = (text: string) => {
    const now = lineEnds.get(state());
    const wanted = endsOf(text);
    return now === wanted ? [] : lineEnds.reconfigure(wanted);
  };
  const outside = (spec: TransactionSpec, undo: boolean) => {
    const annotations = [fromOutside.of(true), Transaction.addToHistory.of(undo), isolateHistory.of('full')];
    dispatch({ ...spec, annotations, filter: false });
    // Once more through the filters, which keep the caret out of what is hidden.
    dispatch({ selection: state().selection });
  };

  return {
    state,
    fileText: () => joined(snapshot()),
    snapshot,
    change(changes, userEvent) {
      const set = state().changes(changes);
      // A caret at the very start stays with the text behind it, not with a block that is put before.
      // One step of undo by itself, also right after typing.
      const annotations = userEvent === restored ? [isolateHistory.of('full')] : [];
      dispatch({ changes: set, selection: state().selection.map(set, 1), userEvent, annotations });
    },
    merge: (changes, theirs) => outside({ changes, effects: cutAs(theirs) }, true),
    replace(text, undo) {
      const change = pageChange(state().doc, pageText(text, lineSeparatorOf(text)));
      outside({ changes: change ?? [], effects: cutAs(text) }, undo);
    },
    setReadOnly(readOnly) {
      if (readOnly !== state().readOnly) dispatch({ effects: locked.reconfigure(readOnlyWhen(readOnly)) });
    },
    setPreferences: (preferences) => dispatch({ effects: changePreferences(preferences) }),
    readAgain: () => dispatch({ effects: parsersCame.of(true) }),
    nameAgain: () => asksForName(state()) && dispatch({ effects: parsersCame.of(true) }),
    attach: views.attach,
    place: views.place,
    goBack: views.goBack,
  };
}

function createState(options: DocumentOptions, onUpdate: (update: ViewUpdate) => void): EditorState {
  const { text, readOnly, preferences, host } = options;
  const ends = lineSeparatorOf(text);
  const mdx = isMdx(text, bodyStart(text), { mdx: host?.isMdx() });
  const created = EditorState.create({
    doc: pageText(text, ends),
    extensions: [
      lineEnds.of(endsOf(text)),
      locked.of(readOnlyWhen(readOnly)),
      documentExtensions({ preferences, host, length: text.length, isMdx: mdx, onUpdate }),
    ],
  });
  // The caret starts in the body, below the hidden front matter; with nothing written yet, behind the blank line that parts them.
  const body = bodyFrom(created);
  const { length } = created.doc;
  const isBlank = length - body < 9 && created.sliceDoc(body).trim() === '';
  return created.update({ selection: EditorSelection.cursor(isBlank ? length : body) }).state;
}

/** One each, so that equal ones are the same. */
const endings: Readonly<Record<ReturnType<typeof lineSeparatorOf> | 'mixed', Extension>> = {
  '\n': lineEnd.of('\n'),
  '\r\n': lineEnd.of('\r\n'),
  '\r': lineEnd.of('\r'),
  mixed: [lineEnd.of('\n'), mixedLineEnds],
};

/** How the lines of a text end, for its document. */
function endsOf(text: string): Extension {
  const cut = lineSeparatorOf(text);
  return endings[cut === '\n' && text.includes('\r\n') ? 'mixed' : cut];
}

const bringsBack = (edit: Transaction) => ['undo', 'redo', restored].some((event) => edit.isUserEvent(event));

const readOnlyWhen = (readOnly: boolean): Extension => (readOnly ? EditorState.readOnly.of(true) : []);

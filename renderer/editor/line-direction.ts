import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

const byItsText = Decoration.line({ attributes: { dir: 'auto' } });
const toTheLeft = Decoration.line({ attributes: { dir: 'rtl' } });
/** Of the scripts that run to the left. */
const leftward = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** How many lines above what is shown are looked at, and how much of each: it is done with every key. */
const linesAbove = 20;
const start = 500;

/** Whether the first letter of a text runs to the left; null: it has none. */
function runsLeft(text: string): boolean | null {
  const letter = /\p{L}/u.exec(text.slice(0, start));
  return letter && leftward.test(letter[0]);
}

function isLeftAbove({ doc }: EditorState, number: number): boolean {
  for (let above = number - 1; above > 0 && above >= number - linesAbove; above--) {
    const left = runsLeft(doc.line(above).text);
    if (left !== null) return left;
  }
  return false;
}

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  let last = -1;
  let left: boolean | null = null;
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      // Two ranges may meet in one line.
      if (line.from > last) {
        const own = runsLeft(line.text);
        left = own ?? left ?? isLeftAbove(state, line.number);
        found.push((own === null && left ? toTheLeft : byItsText).range(line.from));
      }
      last = line.from;
      if (line.to >= to || line.number === state.doc.lines) break;
    }
  }
  return Decoration.set(found);
}

/** Whether lines came or went, or one runs in another direction now: most keys leave all of them as they are. */
function changesDirections({ changes, startState: { doc: before }, state: { doc } }: ViewUpdate): boolean {
  let found = false;
  changes.iterChanges((from, to, fromNow, _to, inserted) => {
    const line = before.lineAt(from);
    found ||= inserted.lines > 1 || line.to < to || runsLeft(line.text) !== runsLeft(doc.lineAt(fromNow).text);
  });
  return found;
}

/** Each line runs in the direction of its own first letter, so that Arabic or Hebrew stands and moves as it is read. One without
 * letters, as a new line is, goes on in that of the line above. */
export const lineDirection: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }

      update(update: ViewUpdate) {
        if (update.viewportChanged || changesDirections(update)) this.decorations = decorate(update.view);
        else this.decorations = this.decorations.map(update.changes);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];

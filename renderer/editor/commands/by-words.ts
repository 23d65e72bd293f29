import { EditorSelection, type EditorState, type SelectionRange } from '@codemirror/state';
import { Direction, EditorView, type Command, type KeyBinding } from '@codemirror/view';

// CodeMirror moves by groups of letters. In scripts that put no blanks between words a group is a sentence.

const withoutBlanks = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Where the next word from a caret ends, or the one before it begins; null where CodeMirror's groups are words. */
function endOfWord(view: EditorView, range: SelectionRange, forward: boolean): number | null {
  const { head } = range;
  const to = view.moveByGroup(range, forward).head;
  const from = Math.min(head, to);
  const text = view.state.sliceDoc(from, Math.max(head, to));
  if (!withoutBlanks.test(text)) return null;
  const parts = [...words.segment(text)];
  const isWord = ({ isWordLike }: Intl.SegmentData) => isWordLike === true;
  const part = to > head ? parts.find(isWord) : parts.findLast(isWord);
  return part ? from + part.index + (to > head ? part.segment.length : 0) : to;
}

/** The ends of words from every caret; null where CodeMirror does the same. `isForward`: by the direction of the caret's text. */
function endsOfWords(view: EditorView, isForward: (range: SelectionRange) => boolean): readonly number[] | null {
  const { ranges } = view.state.selection;
  const ends = ranges.map((range) => endOfWord(view, range, isForward(range)));
  if (ends.every((end) => end === null)) return null;
  return ranges.map((range, index) => ends[index] ?? view.moveByGroup(range, isForward(range)).head);
}

const move =
  (isLeft: boolean, isExtending: boolean): Command =>
  (view) => {
    const { ranges, mainIndex } = view.state.selection;
    // What is selected is left at its end.
    if (!isExtending && ranges.some(({ empty }) => !empty)) return false;
    const isForward = ({ head }: SelectionRange) => (view.textDirectionAt(head) === Direction.LTR) !== isLeft;
    const ends = endsOfWords(view, isForward);
    if (!ends) return false;
    const moved = ends.map((end, index) =>
      EditorSelection.range(isExtending ? (ranges[index]?.anchor ?? end) : end, end),
    );
    view.dispatch({
      selection: EditorSelection.create(moved, mainIndex),
      scrollIntoView: true,
      userEvent: 'select',
    });
    return true;
  };

const remove =
  (isForward: boolean): Command =>
  (view) => {
    const { ranges } = view.state.selection;
    if (view.state.readOnly || ranges.some(({ empty }) => !empty)) return false;
    const ends = endsOfWords(view, () => isForward);
    if (!ends) return false;
    view.dispatch({
      changes: ranges.map(({ head }, index) => {
        const end = ends[index] ?? head;
        return { from: Math.min(head, end), to: Math.max(head, end) };
      }),
      scrollIntoView: true,
      userEvent: isForward ? 'delete.forward' : 'delete.backward',
    });
    return true;
  };

/** Moving, selecting and deleting by words in scripts that put no blanks between them; elsewhere CodeMirror's own keys go on. */
export const wordKeys: readonly KeyBinding[] = [
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', run: move(true, false), shift: move(true, true) },
  { key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight', run: move(false, false), shift: move(false, true) },
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: remove(false) },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: remove(true) },
];

/** The word at a position; null where CodeMirror's group is one. */
function wordAt(state: EditorState, position: number): SelectionRange | null {
  const group = state.wordAt(position);
  const text = group && state.sliceDoc(group.from, group.to);
  if (!text || !withoutBlanks.test(text)) return null;
  const word = words.segment(text).containing(Math.min(position - group.from, text.length - 1));
  return word ? EditorSelection.range(group.from + word.index, group.from + word.index + word.segment.length) : null;
}

/** A double click selects a word, and goes on by words where it is drawn on. */
export const wordClicks = EditorView.mouseSelectionStyle.of((view, event) => {
  let start = event.detail === 2 && event.button === 0 ? wordAt(view.state, view.posAtCoords(event, false)) : null;
  if (!start || event.shiftKey) return null;
  let before = view.state.selection;
  return {
    update({ changes }) {
      start = start && start.map(changes);
      before = before.map(changes);
    },
    get(now, _, isAdded) {
      const position = view.posAtCoords(now, false);
      const end = wordAt(view.state, position) ?? view.state.wordAt(position) ?? EditorSelection.cursor(position);
      const { from, to } = start ?? end;
      const range =
        end.from < from
          ? EditorSelection.range(Math.max(to, end.to), end.from)
          : EditorSelection.range(from, Math.max(to, end.to));
      return isAdded ? before.addRange(range) : EditorSelection.create([range]);
    },
  };
});

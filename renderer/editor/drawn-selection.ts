import { Compartment, EditorState, type EditorSelection, type Extension } from '@codemirror/state';
import { drawSelection } from '@codemirror/view';

const place = new Compartment();
const none: Extension = [];
const drawn = drawSelection();

/** The browser has one caret only, and leaves gaps in what it marks as selected. */
const isBeyondBrowser = ({ ranges, main }: EditorSelection) => ranges.length > 1 || !main.empty;

/**
 * The browser draws a lone caret, the editor several of them and what is selected. A caret of the editor's is put in its place when
 * the line is laid out, in front of which the page is laid out a second time with each key, and stands in a layer of its own.
 */
export const drawnSelection: Extension = [
  place.of(none),
  EditorState.transactionExtender.of(({ startState, newSelection }) => {
    const wanted = isBeyondBrowser(newSelection) ? drawn : none;
    return place.get(startState) === wanted ? null : { effects: place.reconfigure(wanted) };
  }),
];

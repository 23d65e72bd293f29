import { lineEnd, lineStart } from '../lines.ts';
import { dashLine } from '../formats/yaml-layout.ts';
import { withMoved } from './list-edit.ts';
import type { ValueNode } from '../tree.ts';
import { splice, type Splices } from './writer.ts';

interface Piece {
  readonly from: number;
  readonly to: number;
}

/**
 * Moves an item of a list to another place, in any format. Items with lines of their own take them along, comments at
 * their ends included; between brackets they change places within the punctuation that is there.
 */
export function moveItem(text: string, list: ValueNode, from: number, to: number): Splices {
  const items = list.items ?? [];
  if (list.style !== 'flow') {
    const starts = (at: number) => (list.style === 'block' ? dashLine(text, at) : null) ?? lineStart(text, at);
    const lines = items.map((item) => ({ from: starts(item.from), to: lineEnd(text, item.to) }));
    const leads = lines.map((line, i) => text.slice(line.from, items[i]?.from));
    if (leads.every((lead) => isLead(lead))) return exchange(text, lines, from, to);
    // `- - a`: the first item shares its line with the dash of the list around it.
    const rests = items.map((item) => ({ from: item.from, to: lineEnd(text, item.to) }));
    return leads.every((lead) => /^[ \t]*(?:-[ \t]+)+$/.test(lead))
      ? exchange(text, rests, from, to)
      : 'The items of the list do not start their lines.';
  }
  const values = exchange(text, items, from, to);
  const remarks = items.map((item) => remarkAfter(text, item.to, list.to));
  // Comments go along where every item has a line of its own.
  return remarks.every((remark) => remark !== null) ? [...values, ...exchange(text, remarks, from, to)] : values;
}

const isLead = (lead: string) =>
  /^[ \t]*(?:-(?:[ \t]+[&!]\S*)*[ \t]*(?:(?:[ \t]#.*)?[\r\n]\s*(?:#.*[\r\n]\s*)*)?)?$/.test(lead);

/** Every piece between the two places gets the text of the one that goes there. */
function exchange(text: string, pieces: readonly Piece[], from: number, to: number) {
  const moved = withMoved(pieces, from, to);
  return pieces.flatMap((piece, i) => {
    const other = moved[i];
    return other && other !== piece ? [splice(piece.from, piece.to, text.slice(other.from, other.to))] : [];
  });
}

/** From behind an item and its comma to the end of the line; null where another item follows on it. */
function remarkAfter(text: string, at: number, end: number): Piece | null {
  const stop = Math.min(lineEnd(text, at), end);
  const comma = /^[ \t]*,/.exec(text.slice(at, stop))?.[0].length ?? 0;
  return /^[ \t]*(?:#.*)?$/.test(text.slice(at + comma, stop)) ? { from: at + comma, to: stop } : null;
}

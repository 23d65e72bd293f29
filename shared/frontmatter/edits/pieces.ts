import type { TextChange } from '../../base/text-change.ts';
import { inOrder, splice } from './writer.ts';

type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

const lengthOf = (piece: Piece) => ('text' in piece ? piece.text.length : piece.to - piece.from);

/** Follows several rounds of changes and tells in the end what they come to in the text at the start. */
export function createPieces(length: number) {
  let pieces: Piece[] = [{ from: 0, to: length }];

  const cut = (at: number): readonly [Piece[], Piece[]] => {
    const left: Piece[] = [];
    let rest = at;
    for (const [i, piece] of pieces.entries()) {
      const size = lengthOf(piece);
      if (rest >= size) {
        left.push(piece);
        rest -= size;
        continue;
      }
      const [before, after] =
        'text' in piece
          ? [{ text: piece.text.slice(0, rest) }, { text: piece.text.slice(rest) }]
          : [
              { from: piece.from, to: piece.from + rest },
              { from: piece.from + rest, to: piece.to },
            ];
      return [
        [...left, before],
        [after, ...pieces.slice(i + 1)],
      ];
    }
    return [left, []];
  };

  return {
    /** Changes in the text as it stands now, in order and apart from each other. */
    apply(changes: readonly TextChange[]): void {
      for (const change of changes.toReversed()) {
        const [, after] = cut(change.to);
        const [before] = cut(change.from);
        pieces = [...before, { text: change.insert }, ...after];
      }
    },
    /** The changes in the text at the start. */
    changes(): readonly TextChange[] {
      const changes: TextChange[] = [];
      let at = 0;
      for (const piece of pieces) {
        if ('text' in piece) changes.push(splice(at, at, piece.text));
        else if (piece.from !== piece.to) {
          if (piece.from > at) changes.push(splice(at, piece.from, ''));
          at = piece.to;
        }
      }
      if (at < length) changes.push(splice(at, length, ''));
      return inOrder(changes);
    },
  };
}

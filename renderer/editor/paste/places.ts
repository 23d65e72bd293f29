import { StateEffect, StateField, type SelectionRange } from '@codemirror/state';

/** Ranges that something is still to be put at, by a number of their own; they move with the text. */
export const addPlaces = StateEffect.define<{ readonly place: number; readonly ranges: readonly SelectionRange[] }>();
export const removePlaces = StateEffect.define<number>();

let last = 0;
/** A number for ranges to be kept. */
export const takePlaces = (): number => ++last;

export const places = StateField.define<ReadonlyMap<number, readonly SelectionRange[]>>({
  create: () => new Map(),
  update(kept, { changes, docChanged, effects }) {
    // Runs for each key, nearly always with nothing to keep.
    if (kept.size === 0 && !effects.some((effect) => effect.is(addPlaces))) return kept;
    const next = new Map(kept);
    if (docChanged)
      for (const [place, ranges] of kept)
        next.set(
          place,
          ranges.map((range) => range.map(changes)),
        );
    for (const effect of effects) {
      if (effect.is(addPlaces)) next.set(effect.value.place, effect.value.ranges);
      if (effect.is(removePlaces)) next.delete(effect.value);
    }
    return next;
  },
});

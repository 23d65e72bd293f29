import type { ElementContent } from 'hast';
import type { BlockPlace, PreviewAnswer } from './protocol.ts';

export interface ShownBlock extends BlockPlace {
  readonly tree: readonly ElementContent[];
}

/** The blocks after an answer. A block whose content is the same keeps its object, so that it is not drawn again. */
export function applyAnswer(before: readonly ShownBlock[], { order, fresh }: PreviewAnswer): readonly ShownBlock[] {
  const known = new Map(before.map((block) => [block.key, block]));
  const trees = new Map(fresh);
  return order.flatMap((place) => {
    const old = known.get(place.key);
    const tree = trees.get(place.key) ?? old?.tree;
    if (!tree) return [];
    const moved = old?.tree !== tree || old.line !== place.line || old.endLine !== place.endLine;
    return [old && !moved ? old : { ...place, tree }];
  });
}

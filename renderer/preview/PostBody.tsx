import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { memo } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import type { ShownBlock } from './blocks.ts';

const Block = memo(
  function Block({ block }: { readonly block: ShownBlock }) {
    const tree = { type: 'root' as const, children: [...block.tree] };
    return (
      <div data-from={block.line} data-to={block.endLine}>
        {toJsxRuntime(tree, { Fragment, jsx, jsxs, ignoreInvalidStyle: true })}
      </div>
    );
  },
  (before, after) => before.block === after.block,
);

/** The rendered blocks of a post; a block that did not change is not drawn again. */
export function PostBody({ blocks }: { readonly blocks: readonly ShownBlock[] }) {
  return blocks.map((block) => <Block key={block.key} block={block} />);
}

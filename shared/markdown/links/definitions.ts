import { IterMode, type Tree } from '@lezer/common';
import { foldLabel } from '../parse/label.ts';

/** No block inside, and many nodes. */
const leaf = /^(?:Paragraph|Task|Table|FencedCode|CodeBlock|HTMLBlock|CommentBlock|(?:ATX|Setext)Heading\d)$/;

/** Where the address stands that each label means, by the folded label. The first of two definitions counts. */
export function definitionsOf(
  tree: Tree,
  read: (from: number, to: number) => string,
  from = 0,
): ReadonlyMap<string, { readonly from: number; readonly to: number }> {
  const definitions = new Map<string, { readonly from: number; readonly to: number }>();
  tree.iterate({
    from,
    mode: IterMode.IgnoreMounts,
    enter({ name, node }) {
      if (name !== 'LinkReference') return !leaf.test(name);
      const label = node.getChild('LinkLabel');
      const url = node.getChild('URL');
      if (!label || !url) return false;
      const key = foldLabel(read(label.from + 1, label.to - 1));
      if (!definitions.has(key)) definitions.set(key, { from: url.from, to: url.to });
      return false;
    },
  });
  return definitions;
}

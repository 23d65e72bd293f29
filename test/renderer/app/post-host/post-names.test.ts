import type { ElementContent, RootContent } from 'hast';
import { expect, test } from 'vitest';
import { withIds } from '../../../../renderer/app/post-host/post-names.ts';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { renderPost } from '../../../../shared/markdown/render/render.ts';

const idsIn = (node: RootContent | ElementContent): readonly string[] => {
  if (node.type !== 'element') return [];
  const own = /^h[1-6]$/.test(node.tagName) ? [String(node.properties['id'])] : [];
  return [...own, ...node.children.flatMap(idsIn)];
};

test('headings are offered by the ids that the page gives them', async () => {
  const text =
    '## A *b*\n\n## A b\n\n## See https://example.com/x now\n\n## <https://example.com>\n\n## [A](/b) & c\n\n## !\n\n- ## ?\n\n## B[^n]\n\n## B[^m]\n\n[^n]: c\n\n[^m]: d\n';
  const page = renderPost(text, { idPrefix: 'p-', assetUrl: () => null, remoteImages: false }).blocks.flatMap(
    ({ tree }) => tree.flatMap(idsIn),
  );
  const offered = await withIds(outline(text));
  const list = 'p-footnote-label';
  expect([...offered.map(({ id }) => `p-${id}`), list]).toEqual(page);
  expect(page).toContain('p-see-httpsexamplecomx-now');
  // A number that changes with the notes before it would be no address.
  expect(page).toContain('p-b-1');
});

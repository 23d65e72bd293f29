import { expect, test } from 'vitest';
import { anchorAt, anchorsOf } from '../../../shared/checks/anchors.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { outline } from '../../../shared/markdown/facts/outline.ts';

test('each of very many headings may have a footnote', () => {
  const count = 20_000;
  const text = Array.from({ length: count }, (_, index) => `## H[^n${index}]\n\n`).join('');
  expect(anchorsOf(text, siteProfile('hugo')).names).toContain(`h${count}`);
  const headings = outline(text);
  expect(anchorAt(text, `h${count}`, headings)).toBe(headings.at(-1)?.from);
});

test('headings below a tag of MDX are places, too', () => {
  const names = (mdx: boolean) => anchorsOf('<Note>\n## Below\n</Note>\n', siteProfile('docusaurus'), mdx).headings;
  expect(names(true).map(({ id }) => id)).toEqual(['below']);
  expect(names(false)).toEqual([]);
});

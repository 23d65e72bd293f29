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

test('an element of the very id comes before a heading of nearly the same', () => {
  const text = '## Setup\n\n<h3 class="x" id="setup-1">More</h3>\n\n<a name=end></a>\n\n## T {.x #own}\n\n## The end\n';
  const headings = outline(text);
  expect(anchorAt(text, 'setup-1', headings)).toBe(text.indexOf('<h3'));
  expect(anchorAt(text, 'end', headings)).toBe(text.indexOf('<a'));
  expect(anchorAt(text, 'own', headings)).toBeGreaterThan(text.indexOf('## T'));
  expect(anchorAt(text, 'setup', headings)).toBe(0);
});

test('Hexo makes a dash of signs of ASCII alone, the underscore among them', () => {
  const text = '## snake_case: what’s new?\n\n## C++ & 你好，世界\n\n## __init__\n';
  const ids = anchorsOf(text, siteProfile('hexo')).headings.map(({ id }) => id);
  expect(ids).toEqual(['snake-case-what’s-new', 'C-你好，世界', 'init']);
});

test('headings below a tag of MDX are places, too', () => {
  const names = (mdx: boolean) => anchorsOf('<Note>\n## Below\n</Note>\n', siteProfile('docusaurus'), mdx).headings;
  expect(names(true).map(({ id }) => id)).toEqual(['below']);
  expect(names(false)).toEqual([]);
});

import { expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { filesBelow, tempLibrary, textOf } from '../../../support/temp-library.ts';

const hrefs = async (folder: string, file: string) =>
  [...(await textOf(folder, file)).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);

test('links to posts that have a page too lead to it, all others stay', async () => {
  const links =
    '[b](sub/b (2).md) [c](<sub/b (2).md#end>) [d](d.md) [e](https://example.org/b.md) [f](#here) [g](g.pdf)';
  const { out, run } = await siteBench(
    await tempLibrary({
      'a.md': `---\ntitle: A\n---\n${links.replace('b (2).md)', 'b%20%282%29.md)')}\n\n## Here\n`,
      'sub/b (2).md': '---\ntitle: B\n---\n[a](../a.md)\n\n## End\n',
      'd.md': '---\ntitle: D\ndraft: true\n---\nNot yet.\n',
    }),
  );
  await run({ to: 'html' });
  const [b = ''] = (await filesBelow(out)).filter((name) => /^b.*html$/.test(name));
  expect(await hrefs(out, 'a.html')).toEqual(
    expect.arrayContaining([
      b,
      `${b}#user-content-end`,
      'd.md',
      'https://example.org/b.md',
      '#user-content-here',
      'g.pdf',
    ]),
  );
  expect(await hrefs(out, b)).toContain('a.html');
});

test('links by the address on the site lead to the page of its post', async () => {
  const { out, run } = await siteBench(
    await tempLibrary({
      'hugo.toml': "baseURL = 'https://example.org/blog/'",
      'content/posts/a.md':
        '---\ntitle: A\n---\n[b](/blog/posts/b/#end) [c](https://example.org/blog/posts/c/) [o](/old/) [n](/posts/none/)\n',
      'content/posts/b.md': '---\ntitle: B\naliases: [/old/]\n---\n## End\n',
      'content/posts/c.md': '---\ntitle: C\n---\nText.\n',
    }),
  );
  await run({ to: 'html' });
  expect(await hrefs(out, 'a.html')).toEqual(
    expect.arrayContaining(['b.html#user-content-end', 'c.html', 'b.html', '/posts/none/']),
  );
});

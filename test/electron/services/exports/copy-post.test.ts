import { describe, expect, test } from 'vitest';
import { postId } from '../../../../shared/model/post.ts';
import type { CopyRequest } from '../../../../shared/model/task.ts';
import { siteBench } from '../../../support/export-site.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const id = postId('content/posts/a/index.md');
const text = [
  '---\ntitle: Tides\ndate: 2024-01-15\n---\n# Tides\n',
  '## Words\n\nA [link][ref], [near](../b/) and a note.[^1]\n\n- [x] done\n\n![Boat](boat.png)\n',
  '```js\nconst a = 1;\n```\n\n<script>alert(1)</script><b onclick="x()">bold</b>\n',
  '[ref]: https://example.org/far\n[^1]: The note.\n',
].join('\n');
const site = { 'hugo.toml': 'baseURL = "https://example.org/"\n', [id]: text, 'content/posts/a/boat.png': png };

async function copy(request: Partial<CopyRequest>, files: Readonly<Record<string, string | Uint8Array>> = site) {
  const { exporter, library } = await siteBench(await tempLibrary(files));
  return exporter.copy(library.info.id, id, text, { form: 'rich', stretch: null, images: 'inside', ...request });
}

describe('a post for the clipboard', () => {
  test('is clean HTML with its images inside, without the heading that repeats its title', async () => {
    const { html, missing } = await copy({});
    expect(missing).toBe(0);
    expect(html).toContain(`<img src="data:image/png;base64,${png.toString('base64')}" alt="Boat"`);
    expect(html).toContain('<a href="https://example.org/far">link</a>');
    expect(html).toContain('<a href="https://example.org/posts/b/">near</a>');
    expect(html).toContain('☑');
    expect(html).not.toMatch(/Tides|script|onclick|class=|id=|style=|<input/);
  });

  test('of which a stretch keeps its links and notes', async () => {
    const { html } = await copy({ stretch: 'A [link][ref] and a note.[^1]' });
    expect(html).toContain('<a href="https://example.org/far">link</a>');
    expect(html).toContain('The note.');
    expect(html).not.toContain('Boat');
  });

  test('for WordPress names images by their addresses, and code by its language', async () => {
    const { html, addressed } = await copy({ form: 'wordpress', images: 'address' });
    expect(addressed).toBe(true);
    expect(html).toContain('<img src="https://example.org/posts/a/boat.png" alt="Boat"');
    expect(html).toContain('<pre class="wp-block-code"><code class="language-js">const a = 1;');
  });

  test('has images inside where the site does not say where it will be', async () => {
    const { html, addressed } = await copy({ form: 'wordpress', images: 'address' }, { ...site, 'hugo.toml': '' });
    expect(addressed).toBe(false);
    expect(html).toContain('<img src="data:image/png;base64,');
  });

  test.each(['mail', 'docs'] as const)('for %s carries its looks in each element', async (form) => {
    const { html } = await copy({ form });
    expect(html).toMatch(/<pre style="font-family: monospace[^"]*"><code style="/);
    expect(html).not.toMatch(/class=/);
  });

  test('counts the images that were not found', async () => {
    const { missing } = await copy({}, { 'hugo.toml': '', [id]: text });
    expect(missing).toBe(1);
  });
});

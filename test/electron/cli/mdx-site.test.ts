import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempLibrary } from '../../support/temp-library.ts';

const text = '---\ntitle: A\n---\nOne {/* nobody sees this */} two\n\n    ## Indented\n\n    [words](no.md)\n';

async function asked(config: string, id: string) {
  const cwd = await tempLibrary({ 'docusaurus.config.js': config, [id]: text });
  const ask = async (...argv: readonly string[]) => (await runCli(argv, { cwd })).stdout;
  return { html: await ask('render', id), checks: await ask('check', '.'), list: await ask('list', '.', '--json') };
}

const config = (more: string) => `export default { url: 'https://a.example', ${more} };\n`;

test.each([
  ['of itself', ''],
  ['by its configuration', "markdown: { format: 'mdx' },"],
])('a text of Docusaurus is MDX whatever its ending, %s', async (_, more) => {
  const { html, checks, list } = await asked(config(more), 'blog/a.md');
  expect(html).toContain('<h2');
  expect(html).not.toContain('<code');
  expect(checks).toContain('no.md');
  expect(list).not.toContain('nobody');
});

test.each(['md', 'detect'])('a text of Docusaurus is Markdown by its ending where `format` is %s', async (format) => {
  const { html, checks } = await asked(config(`markdown: { mermaid: true, format: '${format}' },`), 'blog/a.md');
  expect(html).toContain('<code');
  expect(checks).not.toContain('no.md');
  expect((await asked(config(`markdown: { format: '${format}' },`), 'blog/a.mdx')).html).toContain('<h2');
});

import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempLibrary } from '../../support/temp-library.ts';

const images = [
  '![a](@site/static/img/a.png)',
  '![b](pathname:///img/a.png)',
  '![c](./b.png)',
  '![d](/c.png)',
  "<img src={require('@site/static/img/a.png').default} alt='e' />",
  "Words <img alt='f' src={require('./b.png').default} width='4' /> and words",
  "<img src={useBaseUrl('/img/a.png')} alt='g' />",
  "<img src={known} alt='h' />",
];
const missing = ['![i](@site/static/img/no.png)', "<img src={require('./no.png').default} alt='j' />"];

test('images of Docusaurus are found however they are named', async () => {
  const cwd = await tempLibrary({
    'docusaurus.config.js': "export default { staticDirectories: ['public', './static'] };\n",
    'blog/2024-01-05-a.mdx': `---\ntitle: A\n---\n${[...images, ...missing].join('\n\n')}\n`,
    ...{ 'static/img/a.png': 'a', 'blog/b.png': 'b', 'public/c.png': 'c' },
  });
  const { stdout } = await runCli(['check', '.'], { cwd });
  const lines = [...stdout.matchAll(/^blog\/\S+\t(\d+)\tmissing-image/gm)].map(([, line]) => Number(line));
  expect(lines).toEqual([images.length * 2 + 4, images.length * 2 + 6]);
  const { stdout: html } = await runCli(['render', 'blog/2024-01-05-a.mdx'], { cwd });
  const shown = [...html.matchAll(/<img[^>]*?src="([^"]*)"/g)].map(([, src]) => src);
  const site = ['@site/static/img/a.png', '/img/a.png', './b.png', '/c.png'];
  expect(shown).toEqual([...site, '@site/static/img/a.png', './b.png', '/img/a.png']);
});

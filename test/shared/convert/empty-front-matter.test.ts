import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import type { ConversionTarget } from '../../../shared/model/task.ts';
import { convertFolder } from '../../support/convert-folder.ts';

const made = (text: string, target: ConversionTarget) => {
  const posts = new Map([['a.md', text]]);
  return [...convertFolder({ profile: siteProfile('plain'), posts, files: new Set() }, target).posts.values()][0];
};

test('a post without front matter gets an empty one where the generator takes no file without', () => {
  expect(made('# Hi\n', 'jekyll')).toBe('---\n---\n# Hi\n');
  expect(made('# Hi\r\n', 'zola')).toBe('+++\r\n+++\r\n# Hi\r\n');
  expect(made('---\n---\n# Hi\n', 'zola')).toBe('+++\n+++\n# Hi\n');
  for (const target of ['hugo', 'hexo', 'eleventy', 'astro', 'plain'] as const)
    expect(made('# Hi\n', target)).toBe('# Hi\n');
});

test('and where the text itself would be taken for it', () => {
  expect(made('{/* a comment of MDX */}\n\n# Hi\n', 'hugo')).toBe('---\n---\n{/* a comment of MDX */}\n\n# Hi\n');
  expect(made('---\n---\n---\nnot: a field\n---\n', 'eleventy')).toBe('---\n---\n---\nnot: a field\n---\n');
});

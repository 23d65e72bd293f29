import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { assetCandidates } from '../../../../shared/markdown/links/assets.ts';
import { postId } from '../../../../shared/model/post.ts';

const hugo = siteProfile('hugo');
const jekyll = siteProfile('jekyll');
const hexo = siteProfile('hexo');
const docusaurus = siteProfile('docusaurus');
const first = (profile: typeof hugo, id: string, src: string) => assetCandidates(profile, postId(id), src)[0];

describe('where an image lies', () => {
  test.each([
    ['a path of the site in Hugo', hugo, 'content/posts/a.md', '/images/x.png', 'static/images/x.png'],
    ['a bundle', hugo, 'content/posts/a/index.md', 'x.png', 'content/posts/a/x.png'],
    ['beside the post', hugo, 'content/posts/a.md', './img/x.png', 'content/posts/img/x.png'],
    ['above the post', hugo, 'content/posts/a.md', '../x.png', 'content/x.png'],
    ['percent signs', hugo, 'content/posts/a.md', 'my%20cat.png', 'content/posts/my cat.png'],
    ['a query and a fragment', hugo, 'content/posts/a.md', '/x.png?v=1#a', 'static/x.png'],
    ['a path of the site in Jekyll', jekyll, '_posts/2024-01-01-a.md', '/assets/x.png', 'assets/x.png'],
    ['Liquid before it', jekyll, '_posts/a.md', '{{ site.baseurl }}/assets/x.png', 'assets/x.png'],
    ['Liquid round it', jekyll, '_posts/a.md', '{{ "/assets/x.png" | relative_url }}', 'assets/x.png'],
    ['Liquid with percent signs', jekyll, '_posts/a.md', '%7B%7B%20site.url%20%7D%7D/assets/x.png', 'assets/x.png'],
    ['the root of a site of Docusaurus', docusaurus, 'docs/a.md', '@site/static/img/x.png', 'static/img/x.png'],
    ['the mark of Docusaurus for files', docusaurus, 'docs/a.md', 'pathname:///img/x.png', 'static/img/x.png'],
    ['a call of JSX', docusaurus, 'docs/a.md', "{require('./x.png').default}", 'docs/x.png'],
    ['a call of JSX for the site', docusaurus, 'docs/a.md', "{require('@site/static/x.png').default}", 'static/x.png'],
    ['a call of Docusaurus', docusaurus, 'docs/a.md', '{ useBaseUrl("/img/x.png") }', 'static/img/x.png'],
    ['a text of JSX', docusaurus, 'docs/a.md', '{"/img/x.png"}', 'static/img/x.png'],
    ['a post at the root', jekyll, 'a.md', 'x.png', 'x.png'],
  ])('%s', (_, profile, id, src, expected) => {
    expect(first(profile, id, src)).toBe(expected);
  });

  test('the folder that Hexo keeps beside a post', () => {
    expect(assetCandidates(hexo, postId('source/_posts/a.md'), 'x.png')).toContain('source/_posts/a/x.png');
  });
});

describe('what leads nowhere', () => {
  test.each([
    ...[
      '',
      '#',
      '..',
      '../../../x.png',
      '/../x.png',
      '..%2f..%2f..%2fetc/passwd',
      '%2e%2e/%2e%2e/%2e%2e/x',
      'a/../../../../x',
    ],
    ...[
      'https://a.b/x.png',
      '//a.b/x.png',
      '\\\\a\\x.png',
      'file:///etc/passwd',
      'C:\\x.png',
      'C:/x.png',
      'c%3A/x.png',
    ],
    ...[
      'data:image/png;base64,A',
      'x.png%00.md',
      '..\\..\\x.png',
      '/C:/x.png',
      'x.png::$DATA',
      '{{ page.image }}/../../../../x',
      "{require('../../../x.png').default}",
      'pathname:///../../x',
    ],
  ])('%s', (src) => {
    for (const found of assetCandidates(hugo, postId('content/posts/a.md'), src))
      expect(found).not.toMatch(/(?:^|\/)\.\.|^\/|:|\\|\0/);
    expect(first(hugo, 'content/posts/a.md', src) ?? '').not.toContain('..');
  });

  test('no address whatever leads out of the root', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      'a',
      'C:',
      '{{',
      '}}',
      '?',
      '#',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const found of assetCandidates(hugo, postId('content/posts/a.md'), pieces.join(''))) {
          expect(found.split('/')).not.toContain('..');
          expect(found).not.toMatch(/^\/|\\|\0|:/);
          expect(found).not.toBe('');
        }
      }),
    );
  });
});

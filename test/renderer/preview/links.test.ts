import { describe, expect, test } from 'vitest';
import { linkTarget } from '../../../renderer/preview/links.ts';
import { postId } from '../../../shared/model/post.ts';

describe('links', () => {
  const post = postId('content/posts/a.md');
  test.each<[string, unknown]>([
    ['#top-of-it', { kind: 'anchor', id: 'top-of-it' }],
    ['#%C3%A9', { kind: 'anchor', id: 'é' }],
    ['https://a.org/x', { kind: 'external', url: 'https://a.org/x' }],
    ['//a.org/x', { kind: 'external', url: 'https://a.org/x' }],
    ['mailto:a@b.c', { kind: 'external', url: 'mailto:a@b.c' }],
    ['b.md#x', { kind: 'internal', href: 'b.md#x', path: 'content/posts/b.md', anchor: 'x' }],
    ['../c/d%20e.md', { kind: 'internal', href: '../c/d%20e.md', path: 'content/c/d e.md', anchor: '' }],
    ['b.md#%C3%B6l', { kind: 'internal', href: 'b.md#%C3%B6l', path: 'content/posts/b.md', anchor: 'öl' }],
    ['{{< relref "b.md#x" >}}', { kind: 'internal', href: '{{< relref "b.md#x" >}}', path: 'b.md', anchor: 'x' }],
    [
      '{% post_url 2024-01-15-b %}#x',
      { kind: 'internal', href: '{% post_url 2024-01-15-b %}#x', path: '2024-01-15-b', anchor: 'x' },
    ],
    ['{{ site.baseurl }}/b/', { kind: 'internal', href: '{{ site.baseurl }}/b/', path: 'b', anchor: '' }],
    ['/posts/b/?x=1', { kind: 'internal', href: '/posts/b/?x=1', path: 'posts/b', anchor: '' }],
    ['../../../../etc/passwd', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['%zz', { kind: 'internal', href: '%zz', path: 'content/posts/%zz', anchor: '' }],
  ])('%s', (href, target) => {
    expect(linkTarget(href, post)).toEqual(target);
  });
});

import { HtmlValidate } from 'html-validate';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { builtInThemes } from '../../../assets/themes/themes.ts';
import type { RenderedBlock } from '../../../shared/markdown/render/blocks.ts';
import { fitHeadings } from '../../../shared/markdown/render/fit-headings.ts';
import { textOf } from '../../../shared/markdown/render/hast.ts';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { postHeader } from '../../../shared/markdown/render/post-header.ts';
import { postId } from '../../../shared/model/post.ts';
import type { SiteAuthor } from '../../../shared/model/site.ts';
import { singleIndex, singlePage } from '../../../shared/site/pages.ts';
import { noSiteFields, type SitePost } from '../../../shared/site/site-post.ts';
import { elements, parseHtml, render } from '../markdown/support.ts';

const theme = builtInThemes.default;

const text = `# Building Scalable Microservices

After two years I have *learned*.[^1]

## The Journey Begins

- Deployment: every release
- Technology: stuck

### 1. Start with domains

1. Start smaller
2. Invest

| a | b |
|---|--:|
| 1 | 2 & 3 |

- [x] done

> [!TIP]
> Read on.

\`\`\`js
if (1 < 2 && 3 > 2) alert("x");
\`\`\`

{{< figure src="x.png" >}} ![A cat](cat.png) ![](far.png)

<details><summary>More</summary>

inside

</details>

---

Have questions?

[^1]: A note.
`;

interface Page extends Partial<SitePost> {
  readonly body?: readonly RenderedBlock[];
  readonly back?: string | null;
  readonly author?: SiteAuthor;
}

const image = 'data:image/png;base64,AAAA';
const ada: SiteAuthor = {
  name: 'Ada',
  links: [
    { label: 'Twitter', url: 'https://example.org/t' },
    { label: 'LinkedIn', url: 'https://example.org/l' },
  ],
};
const post: SitePost = {
  ...noSiteFields,
  id: postId('a.md'),
  title: 'Building Scalable Microservices',
  date: '2024-01-15',
  time: Date.UTC(2024, 0, 15),
  language: 'en',
  taxonomies: { tags: ['Architecture', 'Micro & co', 'Backend'] },
};
const lookOf = (author: SiteAuthor) => ({
  frame: { title: 'Ada writes', language: 'en', author, menu: [], base: null },
  theme,
});

function page({ body, back = 'index.html', author = ada, ...more }: Page = {}): string {
  const made = { ...post, ...more };
  const blocks = body ?? render(text, { assetUrl: (src) => (src === 'far.png' ? null : image) }).blocks;
  const read = { minutes: 8, description: 'Lessons from the "trenches"' };
  return singlePage(lookOf(author), made, read, blocksToHtml(fitHeadings(blocks, made.title)), back);
}

const all = (html: string, tagName: string) => elements([parseHtml(html)]).filter((found) => found.tagName === tagName);
const only = (html: string, className: string) =>
  elements([parseHtml(html)]).filter(({ properties }) =>
    String(properties.className ?? '')
      .split(/[ ,]/)
      .includes(className),
  );
const meta = (html: string, key: string) =>
  all(html, 'meta')
    .filter(
      ({ properties }) =>
        properties.name === key || properties.property === key || String(properties.httpEquiv) === key,
    )
    .map(({ properties }) => properties.content);

describe('the page of a post', () => {
  test('is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const html of [
      page(),
      page({ title: 'Other', taxonomies: {}, date: null, back: null, author: { name: '', links: [] } }),
    ]) {
      const report = await validator.validateString(html);
      expect(
        report.results.flatMap((result) => result.messages.map((found) => `${found.ruleId}: ${found.message}`)),
      ).toEqual([]);
    }
  });

  test('has the title once when the body begins with it', () => {
    const html = page();
    expect(all(html, 'h1').map(textOf)).toEqual(['Building Scalable Microservices']);
    expect(all(html, 'h2').map(textOf)).toEqual(['The Journey Begins', 'Footnotes']);
    expect(all(html, 'h3').map(textOf)).toEqual(['1. Start with domains']);
  });

  test('moves the headings down when the body has another of the first level', () => {
    const html = page({ body: render('# Part one\n\n## A\n\n# Part two\n\n###### deep').blocks });
    expect(all(html, 'h1').map(textOf)).toEqual(['Building Scalable Microservices']);
    expect(all(html, 'h2').map(textOf)).toEqual(['Part one', 'Part two']);
    expect(all(html, 'h3').map(textOf)).toEqual(['A']);
    expect(all(html, 'h6').map(textOf)).toEqual(['deep']);
  });

  test('has the parts in their order: back, title, date, minutes, tags, body, author', () => {
    const html = page().replace(/<head>[^]*<\/head>/, '');
    const words = textOf(parseHtml(html)).replace(/\s+/g, ' ');
    const parts = [
      'Back to Posts',
      'Building Scalable',
      'January 15, 2024',
      '8 min read',
      'Architecture',
      'Micro & co',
      'Backend',
      'After two years',
      'Have questions?',
      'Written by Ada. Find me on Twitter or LinkedIn.',
    ];
    const places = parts.map((part) => words.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(all(html, 'a').map(({ properties }) => properties.href)).toEqual(
      expect.arrayContaining(['index.html', 'https://example.org/t', 'https://example.org/l']),
    );
  });

  test('keeps the calendar day as written, in the words of the language', () => {
    const shown = (date: string, language = 'en') =>
      textOf(all(page({ date, language }), 'time')[0] ?? { type: 'text', value: '' });
    expect(shown('2024-01-15')).toBe('January 15, 2024');
    expect(shown('2024-01-15T23:30:00-08:00')).toBe('January 15, 2024');
    expect(shown('2016-06-17 12:00:00 -4')).toBe('June 17, 2016');
    expect(shown('Jul 08 2022')).toBe('July 8, 2022');
    expect(shown('2024-01-15', 'de')).toBe('15. Januar 2024');
    expect(shown('2024-01-15', 'zh-CN')).toBe('2024年1月15日');
    expect(shown('2024-01-15', 'no such language')).toBe('January 15, 2024');
    expect(page({ date: 'some day' })).toContain('some day');
  });

  test('tells machines the same', () => {
    const html = page();
    expect(meta(html, 'og:title')).toEqual(['Building Scalable Microservices']);
    expect(meta(html, 'article:tag')).toEqual(['Architecture', 'Micro & co', 'Backend']);
    const data = all(html, 'script')[0];
    expect(JSON.parse(data ? textOf(data) : '')).toMatchObject({
      '@type': 'BlogPosting',
      headline: 'Building Scalable Microservices',
      datePublished: '2024-01-15',
      timeRequired: 'PT8M',
      author: { name: 'Ada', sameAs: ['https://example.org/t', 'https://example.org/l'] },
    });
  });

  test('forbids everything that it does not hold itself', () => {
    const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    expect(meta(page(), 'Content-Security-Policy')).toEqual([policy]);
  });

  test('carries no marks of the preview', () => {
    expect(page()).not.toContain('data-line');
  });

  test('reads from right to left where the language does', () => {
    expect(page({ language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  });

  test('shows what is left of an empty post', () => {
    const html = page({ title: '', date: null, taxonomies: {}, body: [], back: null, author: { name: '', links: [] } });
    expect(all(html, 'title').map(textOf)).toEqual(['Untitled']);
    expect(only(html, 'post-back')).toEqual([]);
    expect(only(html, 'post-footer')).toEqual([]);
  });
});

test('the preview has the head that the usual template gives an exported page', () => {
  const bare = (html: string) => html.replace(/>\s+</g, '><');
  const others: readonly Page[] = [
    {},
    { date: null },
    { date: 'some day' },
    { taxonomies: {} },
    { title: '<b> & "c"' },
  ];
  for (const more of others) {
    const { taxonomies, ...facts } = { ...post, ...more };
    const header = toHtml(postHeader({ ...facts, minutes: 8, tags: taxonomies['tags'] ?? [] }));
    const exported = /<header class="post-header" dir="auto">[^]*?<\/header>/.exec(page(more))?.[0] ?? '';
    expect(bare(toHtml(parseHtml(exported)))).toBe(bare(toHtml(parseHtml(header))));
  }
});

test('the index lists the posts and is valid', async () => {
  const posts: SitePost[] = [
    { ...post, title: 'A < b', taxonomies: { tags: ['x'] } },
    { ...post, id: postId('b.md'), title: 'Bad', date: null, time: null, taxonomies: {} },
  ];
  const html = singleIndex(
    lookOf({ name: 'Ada', links: [{ label: 'no', url: 'javascript:alert(1)' }] }),
    posts,
    () => ({ minutes: 3, description: 'Words & more' }),
    (id) => (id === 'a.md' ? 'a.html' : 'javascript:alert(1)'),
  );
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const report = await validator.validateString(html);
  expect(report.results.flatMap((result) => result.messages.map((found) => found.message))).toEqual([]);
  expect(all(html, 'a').map((link) => [link.properties.href, textOf(link)])).toEqual([
    ['a.html', 'A < b'],
    ['javascript%3Aalert(1)', 'Bad'],
  ]);
  expect(all(html, 'h2').map(textOf)).toEqual(['A < b', 'Bad']);
  expect(only(html, 'post-tags').map(textOf)).toEqual([expect.stringMatching(/^\s*x\s*$/)]);
});

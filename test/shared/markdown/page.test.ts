import { HtmlValidate } from 'html-validate';
import { themeCss } from '../../../assets/themes/default/theme.ts';
import { describe, expect, test } from 'vitest';
import { renderIndex, renderPage, type PageInput } from '../../../shared/markdown/page.ts';
import { elements, parseHtml, render } from './support.ts';
import { textOf } from '../../../shared/markdown/hast.ts';

const css = themeCss;

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

const page = (more: Partial<PageInput> = {}) =>
  renderPage({
    title: 'Building Scalable Microservices',
    date: '2024-01-15',
    time: Date.UTC(2024, 0, 15),
    language: 'en',
    minutes: 8,
    tags: [
      { name: 'Architecture', href: 'tags/architecture.html' },
      { name: 'Micro & co', href: null },
      { name: 'Backend', href: 'tags/backend.html' },
    ],
    body: render(text, { assetUrl: (src) => (src === 'far.png' ? null : 'data:image/png;base64,AAAA') }).blocks,
    author: {
      name: 'Ada',
      links: [
        { label: 'Twitter', url: 'https://example.org/t' },
        { label: 'LinkedIn', url: 'https://example.org/l' },
      ],
    },
    siteTitle: 'Ada writes',
    back: { href: 'index.html', label: 'Back to Posts' },
    description: 'Lessons from the "trenches"',
    css,
    ...more,
  });

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
      page({ title: 'Other', tags: [], date: null, back: null, author: { name: '', links: [] } }),
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
      expect.arrayContaining(['index.html', 'tags/architecture.html', 'tags/backend.html', 'https://example.org/t']),
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
    const html = page({ canonical: 'https://example.org/a?b=1&c=2' });
    expect(meta(html, 'og:title')).toEqual(['Building Scalable Microservices']);
    expect(meta(html, 'article:tag')).toEqual(['Architecture', 'Micro & co', 'Backend']);
    expect(meta(html, 'og:url')).toEqual(['https://example.org/a?b=1&c=2']);
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
    const remote = page({
      body: render('![a](https://example.org/a.png)', { remoteImages: true, assetUrl: () => null }).blocks,
    });
    expect(String(meta(remote, 'Content-Security-Policy')[0])).toContain('img-src data: https:');
  });

  test('carries no marks of the preview', () => {
    expect(page()).not.toContain('data-line');
  });

  test('reads from right to left where the language does', () => {
    expect(page({ language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  });

  test('shows what is left of an empty post', () => {
    const html = page({ title: '', date: null, tags: [], body: [], back: null, author: { name: '', links: [] } });
    expect(all(html, 'title').map(textOf)).toEqual(['Untitled']);
    expect(only(html, 'post-back')).toEqual([]);
    expect(only(html, 'post-footer')).toEqual([]);
  });
});

test('the index lists the posts and is valid', async () => {
  const html = renderIndex({
    siteTitle: 'Ada & co',
    language: 'en',
    description: 'x',
    author: { name: 'Ada', links: [] },
    css,
    posts: [
      {
        title: 'A < b',
        href: 'a.html',
        date: '2024-01-15',
        minutes: 3,
        description: 'Words & more',
        tags: [{ name: 'x', href: null }],
      },
      { title: 'Bad', href: 'javascript:alert(1)', date: null, minutes: 1, description: '', tags: [] },
    ],
  });
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const report = await validator.validateString(html);
  expect(report.results.flatMap((result) => result.messages.map((found) => found.message))).toEqual([]);
  expect(all(html, 'a').map((link) => [link.properties.href, textOf(link)])).toEqual([['a.html', 'A < b']]);
  expect(all(html, 'h2').map(textOf)).toEqual(['A < b', 'Bad']);
});

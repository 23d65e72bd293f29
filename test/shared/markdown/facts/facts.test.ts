import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { postFacts } from '../../../../shared/markdown/facts/facts.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { postId } from '../../../../shared/model/post.ts';

const now = Date.UTC(2026, 0, 1);
const facts = (text: string, id = 'content/posts/a.md', generator: Parameters<typeof siteProfile>[0] = 'hugo') =>
  postFacts(text, postId(id), siteProfile(generator), now);

test('emphasis in emphasis by the thousand leaves a post its title and state', () => {
  const text = `---\ntitle: Deep\n---\n${'*a **a '.repeat(2500)}b${' a** a*'.repeat(2500)}\n`;
  expect(facts(text)).toMatchObject({ title: 'Deep', state: 'live', problems: [] });
});

test.each(['---js\n{\n  title: "Code",\n}\n---\n', '--- json\r\n{"title": "Code"}\r\n---\r\n'])(
  'a head that is code is no text: %j',
  (head) => {
    const of = (body: string) => facts(head + body, 'posts/2024-01-15-a-good-day.md', 'eleventy');
    expect(of('Words of the post.\n')).toMatchObject({
      title: 'A good day',
      titleFrom: 'file-name',
      excerpt: 'Words of the post.',
      words: 4,
      problems: [{ code: 'unsupported-front-matter', line: 1 }],
    });
    expect(of('# Heading\n').title).toBe('Heading');
    expect(textStats(head + 'Text.\n', siteProfile('eleventy').reading).words).toBe(1);
  },
);

test('a line of three dashes and a word is a head only where it names a language', () => {
  expect(facts('---note\nA\n---\n').title).toBe('---note A');
});

describe('facts of a post', () => {
  test('from its front matter', () => {
    const text = '---\ntitle: "A: b"\ndate: 2024-01-15\ndraft: true\ntags: [One, two]\n---\n# Other\n\nBody *text*.\n';
    expect(facts(text)).toMatchObject({
      title: 'A: b',
      titleFrom: 'front-matter',
      date: '2024-01-15',
      time: Date.UTC(2024, 0, 15),
      state: 'draft',
      taxonomies: { tags: ['One', 'two'] },
      excerpt: 'Body text.',
      words: 3,
      minutes: 1,
      format: 'yaml',
      problems: [],
    });
  });

  // Asked of Jekyll 4.3: `{{ page.title }}` of files without one.
  test.each([
    ['_posts/2024-01-15-a-good-day.md', 'A Good Day'],
    ['_posts/sub/2024-1-5-über-ALLES_hier.md', 'Über Alles_hier'],
    ['_drafts/an-idea.md', 'An Idea'],
    ['an-idea.md', 'An idea'],
  ])('the title that Jekyll makes of the name %s', (id, title) => {
    expect(facts('x', id, 'jekyll')).toMatchObject({ title, titleFrom: 'file-name' });
  });

  test('the title is the first heading of the first level, else any, else the file name', () => {
    expect(facts('## Two\n\n# One *x*\n')).toMatchObject({ title: 'One x', titleFrom: 'heading' });
    expect(facts('## Two\n')).toMatchObject({ title: 'Two', titleFrom: 'heading' });
    expect(facts('x', 'content/posts/2024-01-15-a-good-day.md')).toMatchObject({
      title: 'A good day',
      titleFrom: 'file-name',
      date: '2024-01-15',
    });
    expect(facts('x', 'content/posts/my-trip/index.md').title).toBe('My trip');
    expect(facts('', '.md').title).toBe('');
  });

  test.each([
    ['## One\n\n## Two *words*\n', 'One · Two words'],
    ['# My title\n\n## One\n', 'One'],
    ['# My title\n', 'My title'],
    ['\n\n{{< gallery dir="a  b" >}}\n', '{{< gallery dir="a b" >}}'],
    ['<iframe src="https://example.org"></iframe>\n', '<iframe src="https://example.org"></iframe>'],
    ['```js\nlet a = 1;\n```\n', 'let a = 1;'],
    ['![A cat](cat.jpg)\n', '![A cat](cat.jpg)'],
    ['\n \n', ''],
    ['', ''],
  ])('a body without a paragraph says what is in it: %j', (body, content) =>
    expect(facts(`---\ntitle: My title\n---\n${body}`)).toMatchObject({ excerpt: '', content }),
  );

  test('a body with a paragraph has its excerpt', () =>
    expect(facts('# One\n\nWords.\n')).toMatchObject({ excerpt: 'Words.', content: '' }));

  test('a title of numbers or of several lines is one line of text', () => {
    expect(facts('---\ntitle: 2024\n---\n').title).toBe('2024');
    expect(facts('---\ntitle: |\n  a\n  b\n---\n').title).toBe('a b');
  });

  test('broken front matter is a problem with a line, and the body is still read', () => {
    const found = facts('---\ntitle: "unclosed\ntags: [a\n---\n\n# Heading\n\ntext\n');
    expect(found.problems.length).toBeGreaterThan(0);
    expect(found.problems[0]?.line).toBeGreaterThan(0);
    expect(found).toMatchObject({ title: 'Heading', titleFrom: 'heading', taxonomies: {} });
  });

  test('tags of every form, each once', () => {
    expect(facts('---\ntags: a b\n---\n', '_posts/2024-01-01-x.md', 'jekyll').taxonomies).toEqual({ tags: ['a', 'b'] });
    expect(facts('---\ntags:\n  - a\n  - a\n  - constructor\n---\n').taxonomies).toEqual({
      tags: ['a', 'constructor'],
    });
    expect(facts('+++\n[taxonomies]\ntags = ["x"]\n+++\n', 'content/a.md', 'zola').taxonomies).toEqual({ tags: ['x'] });
  });

  test.each([
    ['hugo', '<!--more-->', 'One.'],
    ['hugo', '<!-- more -->', 'One. Two.'],
    ['hexo', '<!--more-->', 'One.'],
    ['hexo', '<!-- MORE -->', 'One.'],
    ['zola', '<!--more-->', 'One.'],
    ['docusaurus', '<!--truncate-->', 'One.'],
    ['docusaurus', '{/* truncate */}', 'One.'],
    ['astro', '<!--more-->', 'One. Two.'],
  ] as const)('%s: the excerpt before %s', (generator, marker, excerpt) => {
    expect(facts(`One.\n\n${marker}\n\nTwo.\n`, 'a.md', generator).excerpt).toBe(excerpt);
  });

  test('the excerpt is plain, ends at the marker and at a word, and is never longer than 160 characters', () => {
    expect(facts('{{< x >}}\n\nOne [two](u) ![i](j) `c` &amp; d.\n\n<!--more-->\n\nRest').excerpt).toBe(
      'One two c & d.',
    );
    expect(facts('See [a](@/b.md), [*c*](d "e f"), [g][h] and [i](j).\n\n[h]: k\n').excerpt).toBe('See a, c, g and i.');
    expect(facts('See [a]({% post_url b %}), [c]({{ site.url }}{% link d.md %}#e "F") ({{ g }}).\n').excerpt).toBe(
      'See a, c ( ).',
    );
    const long = facts(`${'lorem ipsum '.repeat(50)}`).excerpt;
    expect(long.length).toBeLessThanOrEqual(160);
    expect(long).toMatch(/(?:lorem|ipsum)…$/);
    expect(facts('漢'.repeat(500)).excerpt).toHaveLength(160);
  });

  test('an override of the reading time is honoured', () => {
    expect(facts('---\nreadingTime: 8\n---\nx').minutes).toBe(8);
  });

  test('facts are plain JSON', () => {
    const found = facts('---\ntags: [a]\n---\nx');
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});

test('an excerpt has labels that nothing defines as they are written', () => {
  expect(facts('Fixes [#46], [a][b] ![c] and [d].\n\n[D]: e\n').excerpt).toBe('Fixes [#46], [a][b] ![c] and d.');
});

test('an excerpt has neither the label of an alert nor the text of a footnote', () => {
  expect(facts('One[^1].\n\n> [!NOTE]\n> Two.\n\n[^1]: Three\n[^b]: four.\n\nFive.\n').excerpt).toBe('One. Two. Five.');
  expect(facts('> [!TIP]\n>\n> One.\n\n[!NOTE]\nTwo, and > [!note] x.\n').excerpt).toBe(
    'One. [!NOTE] Two, and > [!note] x.',
  );
});

test.each(['\n', '\r\n', '\r'])(
  'a line break is a blank in an excerpt and a heading, where lines end in %j',
  (lineEnd) => {
    const text = 'One\\\n*two*  \nthree\\\\\nfour \\\n- five\n\nA\\\nB\n===\n';
    expect(facts(text.replaceAll('\n', lineEnd))).toMatchObject({
      excerpt: 'One two three\\ four \\ five',
      title: 'A B',
    });
  },
);

test('what an excerpt leaves out leaves no blank before a full stop', () => {
  expect(facts('See {{< ref "b" >}} and ![](c.png), then {{< d >}}.\n').excerpt).toBe('See and, then.');
  expect(facts('Quoi ? Un fichier .md , en .NET … ou presque . . .\n').excerpt).toBe(
    'Quoi ? Un fichier .md, en .NET … ou presque. . .',
  );
});

test('what stands right below a tag of MDX is text of the post', () => {
  const text = '<Note>\n## In it\nFirst *words*.\n</Note>\n\nSecond.\n';
  const facts = (id: string) => postFacts(text, postId(id), siteProfile('astro'), 0);
  expect(facts('docs/a.mdx').excerpt).toBe('First words. Second.');
  expect(facts('docs/a.md').excerpt).toBe('Second.');
});

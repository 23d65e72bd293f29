import { describe, expect, test } from 'vitest';
import { sitesFor } from '../../../shared/convert/sites.ts';
import { readFrontMatter, values } from '../../../shared/frontmatter/read.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { parseDate } from '../../../shared/base/dates.ts';
import { instantOfDate } from '../../../shared/frontmatter/status/instants.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import type { FieldValue } from '../../../shared/model/front-matter.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { ConversionTarget } from '../../../shared/model/task.ts';
import { fixtures } from '../../support/convert-fixtures.ts';
import { convertFolder } from '../../support/convert-folder.ts';

/** One post converted: its path, its text, and what is said of it. */
function convert(
  generator: ConversionTarget,
  target: ConversionTarget,
  text: string,
  {
    id = `${sitesFor(siteProfile(generator), generator).to.newFolder}/a.md`.replace(/^\//, ''),
    zone = 'UTC',
    files = [] as readonly string[],
  } = {},
) {
  const profile = { ...sitesFor(siteProfile(generator), generator).to, timeZone: zone };
  const made = convertFolder({ profile, posts: new Map([[id, text]]), files: new Set(files) }, target);
  const [path, written] = [...made.posts][0] ?? ['', ''];
  return { path, text: written, notes: made.notes.get(id) ?? [], files: [...made.files], profile: made.profile };
}

const fieldsOf = (text: string, { yaml }: SiteProfile) => {
  const frontMatter = readFrontMatter(text, yaml);
  return frontMatter ? { ...values(frontMatter) } : {};
};

/** A date is the day or the moment that it names, however it is written. */
const byMoment = (fields: Readonly<Record<string, FieldValue>>, profile: SiteProfile) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const date = typeof value === 'string' ? parseDate(value) : null;
      return [name, date ? instantOfDate(profile, date, 'date') : value];
    }),
  );

describe('to its own generator', () => {
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s keeps values and bodies', (_, fixture) => {
    const { profile, notes, posts, origins } = convertFolder(
      {
        profile: sitesFor(siteProfile(fixture.generator), fixture.generator).to,
        posts: new Map(Object.entries(fixture.posts)),
        files: new Set(fixture.files),
      },
      fixture.generator,
    );
    for (const [path, text] of posts) {
      const origin = origins.get(path) ?? '';
      const before = fixture.posts[origin] ?? '';
      const day = /\/(\d{4}-\d\d-\d\d)-/.exec(origin)?.[1];
      const fields = { ...(day !== undefined && { date: day }), ...fieldsOf(before, profile) };
      expect(byMoment(fieldsOf(text, profile), profile)).toEqual(byMoment(fields, profile));
      expect(text.slice(bodyStart(text))).toBe(before.slice(bodyStart(before)));
      expect(notes.get(origin)).toEqual([]);
    }
  });
});

describe('dates', () => {
  const dateOf = (generator: ConversionTarget, target: ConversionTarget, date: string, zone: string) => {
    const { text, profile } = convert(generator, target, `---\ntitle: A\ndate: ${date}\n---\n`, { zone });
    return fieldsOf(text, profile)[target === 'astro' ? 'pubDate' : 'date'];
  };
  test.each([
    ['hugo', 'astro', '2024-07-01T09:30:00', 'Europe/Oslo', '2024-07-01T09:30:00+02:00'],
    ['hugo', 'hexo', '2024-07-01T09:30:00-05:00', 'Europe/Oslo', '2024-07-01T16:30:00'],
    ['hugo', 'jekyll', '2024-07-01T09:30:00', 'Europe/Oslo', '2024-07-01T09:30:00+02:00'],
    ['jekyll', 'hugo', '2024-07-01 09:30:00', 'Europe/Oslo', '2024-07-01T11:30:00+02:00'],
    ['jekyll', 'hugo', '"2024-07-01 09:30"', 'Europe/Oslo', '2024-07-01T09:30:00'],
    ['hugo', 'zola', '2024-07-01', 'Asia/Tokyo', '2024-07-01'],
    ['plain', 'hugo', 'July 1, 2024', 'UTC', '2024-07-01'],
    ['plain', 'jekyll', '2016-06-17 12:00:00 -4', 'UTC', '2016-06-17T12:00:00-04:00'],
  ] as const)('of %s for %s: %s in %s is %s', (generator, target, date, zone, wanted) => {
    expect(dateOf(generator, target, date, zone)).toBe(wanted);
  });
});

describe('what has no counterpart', () => {
  test('stays as text, quoted where it would be run, and is told with its line', () => {
    const text = '---\ntitle: A\ndate: 2024-01-01\n---\nOne\n\n{{< tweet 1 >}}\n';
    const { text: written, notes } = convert('hugo', 'jekyll', text);
    expect(written).toContain('\n{% raw %}{{< tweet 1 >}}{% endraw %}\n');
    expect(notes).toEqual([{ message: 'Left as it stands: {{< tweet 1 >}}', line: 7 }]);
  });

  test('comes back as it was', () => {
    const text = '---\ntitle: A\ndate: 2024-01-01\n---\n{{< tweet 1 >}}\n';
    const there = convert('hugo', 'jekyll', text);
    expect(convert('jekyll', 'hugo', there.text, { id: there.path }).text).toBe(text);
  });

  test('the tags of raw text themselves end none, and come back', () => {
    const words = 'A `{%- endraw -%}` {% raw %}{{ y }}{% endraw %} {# z #}, {% if c %}a{% endif %} {% b';
    const text = `---\ntitle: A\ndate: 2024-01-01\n---\n${words}\n`;
    for (const target of ['jekyll', 'eleventy', 'hexo'] as const) {
      const there = convert('plain', target, text);
      const inside = there.text.replaceAll(/\{% raw %\}[^]*?\{% endraw %\}/g, '');
      expect(inside.replace(/`[^`]*`/, ''), target).not.toMatch(/\{%/);
      expect(convert(target, 'plain', there.text, { id: there.path }).text, target).toBe(text);
    }
  });

  test('fields that name something of the generator stay behind', () => {
    const { text, notes } = convert('jekyll', 'hugo', '---\nlayout: post\ntitle: A\n---\n', {
      id: '_posts/2024-01-01-a.md',
    });
    expect(text).not.toContain('layout');
    expect(notes).toEqual([{ message: 'The field `layout` was left out: it means something of its own to Jekyll.' }]);
  });

  test('a field gives way to one that has its place', () => {
    const { text, notes } = convert(
      'hugo',
      'jekyll',
      '---\ntitle: A\ndate: 2024-01-01\ncover: /a.png\nimage: b\n---\n',
    );
    expect(text).toContain('image: /a.png\n');
    expect(notes.map(({ message }) => message)).toContain(
      'The field `image` was left out: another field has its place.',
    );
  });

  test('a post without a day is no post to Jekyll', () => {
    const { path, notes } = convert('hugo', 'jekyll', '---\ntitle: A\n---\n');
    expect(path).toBe('a.md');
    expect(notes).toEqual([{ message: 'It has no date, so it goes where pages are: a post needs one.' }]);
  });

  test('levels of categories, null in TOML, images and links that lead nowhere', () => {
    const text =
      '---\ntitle: A\ndate: 2024-01-01\ncategories: [[x, y], [z]]\nempty:\n---\n![](gone.png) [](gone.md) [](https://example.org/) [](/) [](/#top)\n';
    const { notes } = convert('hexo', 'zola', text);
    expect(notes.map(({ message }) => message)).toEqual([
      'The image was not found: gone.png',
      'The link leads to nothing that goes along: gone.md',
      '`categories` are in levels; they became one list.',
      expect.stringMatching(/^The field `extra.empty` could not be written: /) as string,
    ]);
  });
});

test('front matter that cannot be read stays byte for byte', () => {
  const text = '---\ntitle: [a\n---\nBody {{ x }}\n';
  const { text: written, notes } = convert('hugo', 'jekyll', text);
  expect(written).toBe(text);
  expect(notes[0]?.message).toMatch(/^The front matter could not be read: /);
});

test('front matter that is code goes along as it is', () => {
  const text = '---js\n{ title: "Code" }\n---\nText.\n';
  expect(convert('eleventy', 'hugo', text)).toMatchObject({
    text,
    notes: [{ message: expect.stringMatching(/^The front matter could not be read: .*`---js`/) as unknown, line: 1 }],
  });
});

test('an empty post, one without front matter, and one of Windows', () => {
  expect(convert('hugo', 'zola', '').text).toBe('+++\n+++\n');
  expect(convert('hugo', 'zola', 'Words\n').text).toBe('+++\n+++\nWords\n');
  expect(convert('jekyll', 'zola', 'Words\r\n', { id: '_posts/2024-01-01-a.md' }).text).toBe(
    '+++\r\ndate = 2024-01-01\r\n+++\r\n\r\nWords\r\n',
  );
});

test('two posts of one name keep apart, and images go where each of them finds them', () => {
  const profile = siteProfile('hugo');
  const post = '---\ntitle: A\ndate: 2024-01-01\n---\n![](pic.png)\n';
  const posts = new Map([
    ['content/posts/a/index.md', post],
    ['content/posts/A.md', post.replace('pic.png', '/pic.png')],
  ]);
  const { posts: made, files } = convertFolder(
    { profile, posts, files: new Set(['content/posts/a/pic.png', 'static/pic.png']) },
    'jekyll',
  );
  expect([...made.keys()]).toEqual(['_posts/2024-01-01-a-2.md', '_posts/2024-01-01-A.md']);
  expect([...files]).toEqual(['assets/posts/a/pic.png', 'pic.png']);
});

test('an address with the base of a Jekyll site in front of it is that of what it leads to', () => {
  const body = `[a]({{ "/about/" | relative_url }}) [b]({{ site.baseurl }}/about/#us) ![c]({{ '/img/c.png' | absolute_url }})
<a href="{{ '/about/' | relative_url }}">d</a> {{ site.title }} [e]({{ "/gone/" | relative_url }})
{% raw %}[f]({{ "/about/" | relative_url }}){% endraw %} \`[g]({{ site.baseurl }}/about/)\`
`;
  const posts = new Map([
    ['about.md', '---\ntitle: About\npermalink: /about/\n---\n'],
    ['_posts/2024-01-01-a.md', `---\ntitle: A\n---\n${body}`],
  ]);
  const folder = { profile: siteProfile('jekyll'), posts, files: new Set(['img/c.png']) };
  const made = convertFolder(folder, 'hugo');
  expect(made.posts.get('content/posts/a.md')).toContain(
    `[a]({{< relref "/about" >}}) [b]({{< relref "/about#us" >}}) ![c](/img/c.png)
<a href="{{< relref "/about" >}}">d</a> {{ site.title }} [e](/gone/)
[f]({{ "/about/" | relative_url }}) \`[g]({{ site.baseurl }}/about/)\`
`,
  );
  expect([...made.files]).toEqual(['static/img/c.png']);
  expect((made.notes.get('_posts/2024-01-01-a.md') ?? []).map(({ message }) => message)).toEqual([
    'The link leads to nothing that goes along: /gone/',
    'Left as it stands: {{ site.title }}',
    'The template in this code was run; it is shown as it stands.',
  ]);
  expect(convertFolder(folder, 'jekyll').posts.get('_posts/2024-01-01-a.md')).toContain(
    '{{ "/about/" | relative_url }}',
  );
});

test.each([
  ['hugo', '{{< relref "b" >}}'],
  ['jekyll', '{% post_url 2024-01-02-b %}'],
] as const)('to its own generator (%s), a call of a post that stays behind is told', (generator, call) => {
  const { text, notes } = convert(generator, generator, `---\ntitle: A\ndate: 2024-01-01\n---\n[b](${call})\n`);
  expect(text).toContain(`[b](${call})`);
  expect(notes).toEqual([{ message: `The link leads to nothing that goes along: ${call}`, line: 5 }]);
});

test('a file is called by the slug of its post, and links follow', () => {
  const posts = new Map([
    ['content/posts/one.md', '---\ntitle: One\nslug: first\n---\n'],
    ['content/posts/two.md', '---\ntitle: Two\n---\n[One]({{< relref "one.md#end" >}}) [its page](/posts/first/)\n'],
  ]);
  const { posts: made } = convertFolder({ profile: siteProfile('hugo'), posts, files: new Set() }, 'zola');
  expect([...made.keys()]).toEqual(['content/blog/first.md', 'content/blog/two.md']);
  expect(made.get('content/blog/two.md')).toContain('[One](@/blog/first.md#end) [its page](@/blog/first.md)');
});

test('MDX stays MDX for Astro, and its code is told to others', () => {
  const text = "---\ntitle: A\npubDate: 2024-01-01\n---\nimport X from './x.js';\n\n<X />\n";
  expect(convert('astro', 'astro', text, { id: 'src/content/blog/a.mdx' }).path).toBe('src/content/blog/a.mdx');
  const { path, notes } = convert('astro', 'hugo', text, { id: 'src/content/blog/a.mdx' });
  expect(path).toBe('content/posts/a.md');
  expect(notes.map(({ line }) => line)).toEqual([5, 7]);
});

test.each([
  ['hugo', '{{< highlight go "linenos=table" >}}\na := 1\n{{< /highlight >}}'],
  ['jekyll', '{% highlight go linenos %}\na := 1\n{% endhighlight %}'],
  ['hexo', '{% codeblock lang:go %}\na := 1\n{% endcodeblock %}'],
] as const)('highlighted code of %s becomes a fence', (generator, code) => {
  const id = generator === 'jekyll' ? '_posts/2024-01-01-a.md' : undefined;
  const { text, notes } = convert(generator, 'astro', `---\ntitle: A\n---\n${code}\n`, {
    ...(id !== undefined && { id }),
  });
  expect(text).toContain('\n```go\na := 1\n```\n');
  expect(notes).toEqual([]);
});

test('calls of Hexo and Zola with counterparts', () => {
  const hexo =
    '---\ntitle: A\n---\n{% youtube dQw4w9WgXcQ %}\n\n{% asset_img leaf.png A leaf %}\n\n{% post_link a "See &amp; read" %}\n';
  const { text, notes, files } = convert('hexo', 'hugo', hexo, { files: ['source/_posts/a/leaf.png'] });
  expect(text).toContain(
    '{{< youtube dQw4w9WgXcQ >}}\n\n![A leaf](leaf.png)\n\n[See &amp; read]({{< relref "/posts/a" >}})',
  );
  expect([notes, files]).toEqual([[], ['content/posts/a/leaf.png']]);
  expect(convert('zola', 'hugo', '+++\n+++\n{{ youtube(id="dQw4w9WgXcQ") }}\n').text).toBe(
    '---\n---\n{{< youtube dQw4w9WgXcQ >}}\n',
  );
});

test.each<readonly [string, number | undefined]>([
  ['---\n# about this\ntitle: A\n---\n', 2],
  ['---\ntitle: A # why\n---\n', 2],
  ['---\ntitle: "A # b"\nm:\n  # in\n  k: 1\n---\n', 4],
  ['---\ntitle: A\ntags:\n  - a\n  # between\n  - b\n---\n', 5],
  ['---\ntitle: A\nl:\n  - n: 1\n  - n: 2 # c\n# end\n---\n', 5],
  ['+++\ntitle = "A"\n[m]\nk = [1, # one\n 2]\n+++\n', 4],
  ['---\ntitle: A #1\n---\n', 2],
  ['---\ntitle: A#1\ntags: ["a #b"]\ntext: |\n  # a heading\n---\n', undefined],
  ['{"title": "A", "m": ["# b"]}\n', undefined],
])('comments of a front matter stay behind, which is said: %j', (text, line) => {
  const { notes } = convert('hugo', 'plain', text);
  expect(notes).toEqual(line === undefined ? [] : [{ message: 'Comments in the front matter stay behind.', line }]);
});

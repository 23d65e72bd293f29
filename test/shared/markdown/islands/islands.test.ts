import { describe, expect, test } from 'vitest';
import { findIslands } from '../../../../shared/markdown/islands/islands.ts';
import { parseBody } from '../../../../shared/markdown/parse/parser.ts';
import { html } from '../support.ts';

function islands(text: string, mdx?: boolean): string[] {
  return findIslands(text, 0, parseBody(text, 0), { mdx }).map(({ from, to }) => text.slice(from, to));
}

describe('text that belongs to the generator', () => {
  test.each([
    ['Hugo shortcodes', 'a {{< figure src="a_b_c.png" >}} b', ['{{< figure src="a_b_c.png" >}}']],
    ['Hugo shortcodes with Markdown inside', '{{% note %}}\n*x*\n{{% /note %}}', ['{{% note %}}', '{{% /note %}}']],
    ['a shortcode over several lines', '{{< x\n  a="1"\n>}}', ['{{< x\n  a="1"\n>}}']],
    ['Liquid', '{% include x.html %} {{ page.title | upcase }}', ['{% include x.html %}', '{{ page.title | upcase }}']],
    [
      'code between tags',
      '{% highlight ruby %}\ndef *x*\n{% endhighlight %}',
      ['{% highlight ruby %}\ndef *x*\n{% endhighlight %}'],
    ],
    [
      'tags in raw text, which pair with nothing',
      '{% raw %}{% highlight ruby %}{% endraw %}\n*x*\n{% raw %}{% endhighlight %}{% endraw %}',
      ['raw', 'highlight ruby', 'endraw', 'raw', 'endhighlight', 'endraw'].map((tag) => `{% ${tag} %}`),
    ],
    ['Nunjucks remarks', '{# a remark #} x', ['{# a remark #}']],
    ['kramdown attributes', 'text\n{: .note #id}', ['{: .note #id}']],
    ['heading ids', '## A {#custom-id}', ['{#custom-id}']],
    ['directives', ':::note Title\n\ntext\n\n:::', [':::note Title', ':::']],
    ['not colons in a sentence', 'a ::: b', []],
    ['formulas', 'a $x_1*y*z$, $O(n)$ b', ['$x_1*y*z$', '$O(n)$']],
    ['formulas between letters without gaps', '公式$x$表示', ['$x$']],
    ['formulas that stand by themselves', '$$\na_1\n$$\n\n> $$\n> b\n> $$', ['$$\na_1\n$$', '$$\n> b\n> $$']],
    ['not prices', '$5 or $6, US$5/US$6, $1-$2', []],
    ['not variables', '$HOME and $PATH, ${a}b${c} $foo$ $_ and $_', []],
    ['not what is escaped', '\\$x_1\\$ and \\$\\$', []],
    ['not words between pairs, but where they begin a line', 'kill $$ and $$ it\n\n$$a word$$', ['$$a word$$']],
    ['not half of a pair', '$$ a\n\nb $$ c', []],
    ['not over the cells of a table', '| a |\n|---|\n| $x_1 | y$ |', []],
    ['a bar outside of tables', 'so $|x|$ is', ['$|x|$']],
    ['no bar far from the start of a line', `| ${'a'.repeat(300)} $|x|$ and $y$`, ['$y$']],
    ['not a stray brace', 'a {{ b', []],
    ['not two braces far apart', 'a {{ b\n\nc }} d', []],
  ])('%s', (_, text, expected) => {
    expect(islands(text)).toEqual(expected);
  });

  test('code holds none', () => {
    expect(islands('`$x$` $`a`$\n\n```\n$$\ny\n$$\n```\n')).toEqual([]);
    expect(islands('`{{ x }}`\n\n```\n{% y %}\n```\n\n    {{ z }}\n')).toEqual([]);
  });

  test('MDX: imports, exports, components and expressions', () => {
    const text = 'import A from \'./a\'\nexport const b = { c: 1 }\n\n<A x={1 > 0} y=">">\n\n*in* {b.c}\n\n</A>\n';
    expect(islands(text)).toEqual([
      "import A from './a'\nexport const b = { c: 1 }",
      '<A x={1 > 0} y=">">',
      '{b.c}',
      '</A>',
    ]);
    expect(islands('import is a word\n\n{x}', false)).toEqual([]);
    expect(islands('{x} <Tag />', true)).toEqual(['{x}', '<Tag />']);
  });
});

describe('islands in the page', () => {
  test('are chips of their source, never read', () => {
    expect(html('a {{< b "*c*" "https://d.e" "<img src=x>" >}} *f*')).toBe(
      '<p>a <span class="island">{{&#x3C; b "*c*" "https://d.e" "&#x3C;img src=x>" >}}</span> <em>f</em></p>\n',
    );
  });

  test('alone on a line they part the text, as the generator will', () => {
    expect(html(':::note\ntext\n:::')).toBe(
      '<p><span class="island">:::note</span></p>\n<p>text</p>\n<p><span class="island">:::</span></p>\n',
    );
    expect(html('- a\n{% endif %}\n')).toBe(
      '<ul>\n<li>a</li>\n</ul>\n<p><span class="island">{% endif %}</span></p>\n',
    );
  });

  test('leave the Markdown round them whole: links, tables, code, raw HTML', () => {
    expect(html('[a]({{ site.baseurl }}/b "t")')).toBe(
      '<p><a href="%7B%7B%20site.baseurl%20%7D%7D/b" title="t">a</a></p>\n',
    );
    expect(html('| a |\n|---|\n| {{ x | y }} |')).toContain('<td><span class="island">{{ x | y }}</span></td>');
    expect(html('`{{ a }}`\n\n```\n{{< b >}}\n```')).toBe(
      '<p><code>{{ a }}</code></p>\n<pre tabindex="0"><code>{{&#x3C; b >}}\n</code></pre>\n',
    );
    expect(html('<p title="{{ x }}">{% y %}</p>')).toBe('<p title="{{ x }}"><span class="island">{% y %}</span></p>\n');
  });

  test('keep the lines of what comes after them', () => {
    expect(html('{{< a\nb\n>}}\n\nx')).toBe('<p><span class="island">{{&#x3C; a\nb\n>}}</span></p>\n<p>x</p>\n');
  });

  test('hundreds of them keep their own text', () => {
    const text = Array.from({ length: 2000 }, (_, index) => `{{ v${index} }}`).join(' ');
    const found = [...html(text).matchAll(/\{\{ v(\d+) \}\}/g)].map((match) => Number(match[1]));
    expect(found).toEqual(Array.from({ length: 2000 }, (_, index) => index));
  });
});

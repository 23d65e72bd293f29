export interface IslandKind {
  readonly name: string;
  readonly source: string;
  /** Text around it that makes a post of it. */
  readonly around: readonly [string, string];
  readonly mdx: boolean;
  /** The preview shows the source as a chip; raw HTML is what it says instead. */
  readonly chip: boolean;
}

const inline = ['Before it\n\n- one *item* ', ' and more\n- two\n\nAfter it\n'] as const;
const block = ['Before it\n\n', '\n\nAfter it\n'] as const;

const kind = (name: string, source: string, around: readonly [string, string] = inline) => ({
  ...{ name, source, around, mdx: false, chip: true },
});
const mdx = (name: string, source: string, around: readonly [string, string] = inline) => ({
  ...kind(name, source, around),
  mdx: true,
});
const html = (name: string, source: string, around: readonly [string, string] = inline) => ({
  ...kind(name, source, around),
  chip: false,
});

/** One of each kind of text that belongs to the generator, full of what looks like Markdown. */
export const islandKinds: readonly IslandKind[] = [
  kind('Hugo shortcode', '{{< figure src="a_b_c.png" title="1. *x* -- y | z" >}}'),
  kind('Hugo shortcode with Markdown inside', '{{% note "a *b*" %}}'),
  kind('Hugo shortcode over lines', '{{< figure\n  src="a_b.png"\n- title="## x"\n>}}', block),
  kind('Liquid tag', '{% include a_b.html note="*y* ... \'z\'" %}'),
  kind('Liquid output', '{{ page.title | upcase }}'),
  kind('Liquid tag by itself', '{% if page.a_b %}', block),
  kind('Nunjucks remark', '{# a *remark* -- of more #}'),
  kind('Nunjucks assignment', '{% set x = "a_b" | safe %}'),
  kind('Hexo tag', '{% asset_img a_b.png "a *b*" %}'),
  kind('Hexo block of code', '{% codeblock lang:js %}\nconst a_b = 1 * 2;\n- 1. # x\n{% endcodeblock %}', block),
  kind('directive', ':::note[A *b*]', block),
  kind('end of a directive', ':::', block),
  kind('kramdown attributes', '{: .note #id title="a_b"}'),
  kind('kramdown attributes of a block', '{: .note #a_b}', ['Before it\n\nA paragraph\n', '\n\nAfter it\n']),
  mdx('MDX import', "import A_b from './a_b*c*'", block),
  mdx('MDX export', "export const a_b = { c: '*d*' }", block),
  mdx('JSX', '<Card title="a *b*" n={1 > 0} />'),
  mdx('JSX over lines', '<Card\n  title="a *b*"\n- n={[1, 2]}\n>', block),
  mdx('MDX expression', '{props.a_b * 2}'),
  html('tag of HTML', '<span class="a_b c" title="*d* -- e">'),
  html('remark of HTML', '<!-- a *b* "c" -- d -->'),
  html('block of HTML', '<div class="a_b c"\n  title="*d*">', block),
];

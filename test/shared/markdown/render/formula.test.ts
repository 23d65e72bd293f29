import { describe, expect, test } from 'vitest';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { copiedHtml } from '../../../../shared/markdown/render/copied.ts';
import { letters } from '../../../../shared/markdown/render/math-letters.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { html, render } from '../support.ts';

const deep = (depth: number) => `$$${'\\sqrt{'.repeat(depth)}x${'}'.repeat(depth)}$$`;

describe('a formula', () => {
  test('is drawn in MathML, its source beside', () => {
    expect(html('a $x_1$ b')).toBe(
      '<p>a <math alttext="x_1"><mrow><msub><mi>x</mi><mn>1</mn></msub></mrow></math> b</p>\n',
    );
    expect(html('$$\nx < *y*\n$$')).toContain('<p><math alttext="x < *y*" display="block"><mrow><mi>x</mi><mo>&#x3C;');
  });

  test('is a block of code of that name, too, where it can be read', () => {
    const drawn = html('$$\nx < *y*\n$$');
    for (const text of ['```math\nx < *y*\n```', '~~~math\nx < *y*\n~~~', '```math more\nx < *y*\n```'])
      expect(html(text)).toBe(drawn);
    expect(html('> ```math\n> a\n> > b\n> ```')).toContain('<math alttext="a\n> b" display="block">');
    expect(html('```math\n\\frac{\n```')).toMatch(
      /^<pre tabindex="0" title="[^"]*end of input[^"]*"><code class="language-math">\\frac\{\n<\/code><\/pre>\n$/,
    );
    expect(html('```mathematica\nx\n```')).toContain('<code class="language-mathematica">x');
  });

  test('in a quote has none of its marks', () => {
    expect(html('> $$\n> x\n> $$')).toContain('<math alttext="x" display="block">');
    expect(html('$$\n> x\ny\n$$')).toContain('<math alttext="> x\ny" display="block">');
  });

  test('aligns its columns and has its alphabets in characters that browsers know', () => {
    const aligned = html('$$\\begin{aligned} a &= b \\\\ &= \\mathbb{R} \\end{aligned}$$');
    expect(aligned).toContain('<mtd class="align-right">');
    expect(aligned).toContain('<mtd class="align-left">');
    expect(aligned).toContain('<mi>ℝ</mi>');
    expect(aligned).not.toMatch(/mathvariant|columnalign/);
    expect(letters('Az9h', 'bold')).toBe('𝐀𝐳𝟗𝐡');
    expect(letters('h', 'italic')).toBe('ℎ');
    expect(letters('é', 'bold')).toBe('é');
  });

  test('that cannot be read is shown as it is written, with the reason', () => {
    expect(html('so $\\frac{$')).toMatch(
      /^<p>so <code class="formula" title="[^"]*end of input[^"]*">\$\\frac\{\$<\/code>/,
    );
    expect(html(deep(50))).toContain('<math ');
    expect(html(deep(900))).toContain('<code class="formula" title="It is nested too deep."');
    expect(html('$\\def\\a{\\a\\a}\\a$')).toContain('<code class="formula"');
  });

  test('leads nowhere and brings nothing in', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}',
      '\\includegraphics{https://a.b/c.png}',
      '\\htmlStyle{color:red}{x}',
    ])
      expect(html(`$${tex}$`)).not.toMatch(/href=|src=|style=|<img/);
    expect(html('a <math><mtext><b>x</b></mtext></math> <mi>b</mi>')).toBe('<p>a  b</p>\n');
  });

  test('is words to who reads the text: in headings, counts and copies', () => {
    const text = '# The $O(n)$ case\n\nSo $x_1$.\n';
    expect(html(text)).toContain('<h1 id="user-content-the-on-case">');
    expect(outline(text)[0]?.text).toBe('The $O(n)$ case');
    expect(textStats(text, siteProfile('plain').reading).words).toBe(5);
    const { blocks } = render('So $x_1$.');
    expect(copiedHtml(blocks, 'docs')).toContain('>x_1</code>');
    expect(copiedHtml(blocks, 'html')).toContain('<msub>');
  });
});

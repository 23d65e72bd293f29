import katex from 'katex';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';

/** A formula as KaTeX puts it into a page, and a browser copies it: without the source, which is not drawn. */
const drawn = (tex: string) =>
  katex.renderToString(tex, { output: 'htmlAndMathml' }).replace(/<annotation.*?<\/annotation>/s, '');
const mathOf = (tex: string) => /<math.*<\/math>/s.exec(drawn(tex))?.[0];

test.each([
  'E=mc^2',
  '\\sum_{i=1}^n x_i^2',
  '\\int_0^\\infty e^{-x^2}\\,dx=\\frac{\\sqrt{\\pi}}{2}',
  'P(A|B)=\\frac{P(B|A)P(A)}{P(B)}',
  'A\\in\\mathbb{R}^{n\\times m},\\quad\\mathcal{L},\\mathbf{x}^\\top,\\mathrm{d}x,\\mathfrak{g}',
  '\\left(\\frac{a}{b}\\right)^2+\\left.\\frac{df}{dx}\\right|_{x=0}+\\left\\{x\\mid x>0\\right\\}',
  '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}\\begin{vmatrix}a\\end{vmatrix}',
  '|x|=\\begin{cases}x&\\text{if }x\\ge0\\\\-x&\\text{else}\\end{cases}',
  '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}',
  "f'(x),\\ f''_1,\\ x^{y^z},\\ {a+b}^2,\\ \\|x\\|_2",
  '\\lim_{x\\to0}\\sin x,\\ \\limsup_n a_n,\\ \\max_i x_i,\\ O(n\\log n),\\ \\operatorname{foo}x,\\ \\Pr[X]',
  '\\vec{v}\\hat{x}\\bar y\\dot z\\overline{ab}\\underline{x}\\widehat{abc}\\widetilde{x}\\overset{a}{b}\\stackrel{!}{=}',
  '\\underbrace{a+b}_{n}\\overbrace{x}^{y}\\binom nk\\sqrt[3]{x+1}\\boxed{x}',
  '\\{a\\}\\_50\\%\\#\\&1{,}000\\alpha x\\langle y\\rangle\\ldots a\\neq b',
])('%s, drawn by KaTeX, is a formula that KaTeX draws alike', (tex) => {
  const [, source = ''] =
    /^So \$([^$]*)\$ \*\*or\*\*$/.exec(htmlToMarkdown(`<p>So ${drawn(tex)} <b>or</b></p>`) ?? '') ?? [];
  expect(source).not.toBe('');
  expect(mathOf(source)).toBe(mathOf(tex));
});

test.each([
  [
    'MathJax',
    '<p>So <mjx-container class="MathJax" jax="CHTML"><mjx-math aria-hidden="true"><mjx-mi><mjx-c></mjx-c></mjx-mi></mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup><mrow data-mjx-texclass="INNER"><mo data-mjx-texclass="OPEN">(</mo><mi>y</mi><mo data-mjx-texclass="CLOSE">)</mo></mrow></math></mjx-assistive-mml></mjx-container>.</p>',
    'So $x^2\\left(y\\right)$.',
  ],
  [
    'MathJax, by itself',
    '<mjx-container display="true"><math display="block"><mi>x</mi></math></mjx-container><p><b>a</b></p>',
    '$$x$$\n\n**a**',
  ],
  [
    'older MathJax',
    '<p>So <span class="MathJax"><span class="math"><span class="mi">x</span></span><span class="MJX_Assistive_MathML"><math><mi>x</mi></math></span></span></p>',
    'So $x$',
  ],
  ['LaTeXML', '<p>So <math class="ltx_Math" alttext="x_{1}^{2}"><msubsup></msubsup></math></p>', 'So $x_{1}^{2}$'],
  [
    'a page that says how to read it',
    '<p><math alttext="x squared plus"><msup><mi>x</mi><mn>2</mn></msup></math></p>',
    '$x^2$',
  ],
  [
    'Wikipedia',
    '<p>So <img src="https://x.example/a.svg" class="mwe-math-fallback-image-inline" alt="{\\displaystyle d={\\frac {h}{2}}}">.</p>',
    'So $d={\\frac {h}{2}}$.',
  ],
  ['WordPress', '<p>So <img src="https://x.example/latex.php?latex=x" alt="x^2" class="latex">.</p>', 'So $x^2$.'],
  [
    'a page with elements unknown here',
    '<p>So <math><maction><mi>x</mi></maction><mo>+</mo></math> <b>a</b></p>',
    'So x+ **a**',
  ],
])('a formula of %s is one', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test('what only stands around formulas is no formula', () => {
  const html = `<div class="MathJax"><p>a ${drawn('x')} and ${drawn('y')}</p></div>`;
  expect(htmlToMarkdown(html)).toBe('a $x$ and $y$');
});

test.each([
  ['a source', '<math alttext="a<b>c"><mi>x</mi></math>', '$a\\lt b>c$'],
  ['the signs', '<math><mtext>x</mtext><mo>&lt;</mo><mi>b</mi><mo>&gt;</mo></math>', '$\\text{x}\\lt b>$'],
  ['a remark', '<math alttext="<!-- x"><mi>x</mi></math>', '$\\lt !-- x$'],
  ['a link', '<math alttext="[x](javascript:y)"><mi>x</mi></math>', '$[x] (javascript:y)$'],
])('%s of a formula is no Markdown or HTML', (_name, html, markdown) => {
  expect(htmlToMarkdown(`<p><b>b</b> ${html}</p>`)).toBe(`**b** ${markdown}`);
});

import { expect, test } from 'vitest';
import { shortcodeNames, shortcodesIn } from '../../../../shared/markdown/islands/shortcode-names.ts';

const namesOf = (...texts: readonly string[]) =>
  shortcodeNames(texts.flatMap(shortcodesIn)).map(
    ({ style, name, paired }) => `${style} ${name}${paired ? ' paired' : ''}`,
  );

test('shortcodes of each style, those of most posts first', () => {
  expect(
    namesOf('{{< figure src="a" >}} {{< figure src="b" >}}', '{{< gist 1 >}}', '{{<gist 2>}} {{% note %}}'),
  ).toEqual(['{{< gist', '{{< figure', '{{% note']);
});

test('what is closed by a slash or by end has two halves', () => {
  expect(namesOf('{{< note >}}x{{< /note >}} {%- highlight js -%}x{% endhighlight %} {% endless %}')).toEqual([
    '{% endless',
    '{% highlight paired',
    '{{< note paired',
  ]);
});

test('values in braces and comments are none', () => {
  expect(namesOf('{{ site.url }} {{</* off */>}} {# no #} {{}} {%%} {{< "x" >}}')).toEqual([]);
});

import { randomFrom } from '../../../../scripts/make-library.mjs';

const joined = (...rows: readonly string[]) => rows.join('').split('¦');

/** Words with all that parsers read differently from one another, most of it plain, some of it hardly. */
const words = joined(
  'word¦word¦two words¦a¦1¦日本語¦é¦😀¦\u00a0¦\u3000¦“¦”¦—¦.¦,¦:¦(¦)¦"¦\'¦ ¦ ¦ ¦ ¦  ¦*¦**¦***¦_¦__¦*a*¦**b c**¦_d_',
  '¦__e__¦x_y_z¦2*3¦ * ¦ _ ¦`¦``¦`code`¦`a  b`¦` a `¦`a`b`¦[¦]¦(¦![¦](¦[l](u)¦[l m](/u "t")¦[*l*](u)',
  '¦[`l`](u)¦[l]( u )¦[l](<u v>)¦[l](u(v))¦[l](u "t" )¦[l]()¦[](u)¦[l][r]¦[r]¦[r][]¦![a](b.png)',
  '¦![](b)¦![a *b*](c)¦[![a](b)](c)¦[l](https://e.example/x_y_z)¦[https://e.example](u)',
  '¦https://e.example/a¦www.e.example¦http:¦//¦a@b.example¦mailto:a¦[^1]¦word[^1]¦[^1].¦[^N]¦*a[^1]*¦**[^1]**¦![^1](u)¦[^1](u)¦[^1][r]¦[[^1]](u)¦<b>¦</b>¦<br>',
  '¦<¦< ¦<a@b.c>¦<!-- c -->¦<http://e.example>¦&amp;¦&¦& ¦&#35;¦~¦~~s~~¦\\¦\\*¦\\\n¦|¦!¦#¦{a}¦\ufdd0\ufdd1¦\ud800',
  '¦[ ] ¦[x] ¦$¦+¦-¦=¦^¦\u200b¦[l\nm](u)¦[l](u\n"t")¦*a\nb*¦`a\nb`¦$1.¦…¦™',
);

/** What a line may begin with. */
const starts = joined(
  '¦¦¦¦¦¦¦# ¦## ¦###### ¦####### ¦#¦> ¦> ¦>¦>  ¦- ¦- ¦* ¦+ ¦-¦-  ¦-   ¦1. ¦1. ¦2. ¦3) ¦10. ¦0. ¦1234567890. ',
  '¦1.¦  ¦   ¦    ¦\t¦ ¦  - ¦    - ¦- [ ] ¦- [x] ¦* [X]¦> - ¦- > ¦> > ¦- - ¦1. - ¦- # ¦> # ¦- ```¦> ```',
  '¦[^1]: ¦[^1]: ¦[^n]: ¦[^1]:¦[r]: ¦: ¦=¦** ',
);

/** Whole lines. */
const lines = joined(
  '---¦***¦___¦- - -¦* * *¦===¦---¦-¦+¦*¦```¦```¦```math¦````¦```js¦```js a b¦``` js¦```a`b¦~~~¦~~~¦   ```',
  '¦    code¦| a | b |¦| --- | ---: |¦|---|¦| - |¦:-¦-:¦| a |¦a | b¦- | -¦|a|b|¦|:-:|:-|¦| *a* | `b` |',
  '¦| a | b | c |¦| `a|b` | c |¦|  | b |¦| a \\| b | c |¦<div>¦</div>¦<pre>¦</pre>¦<!--¦-->¦<script>',
  '¦</script>¦<?php¦?>¦<b>¦[r]: /u¦[r]: <u> "t"¦[^1]: note¦[^1]: two words¦[^1]: *a* b¦[^n]: a [b](c)¦    more¦"t"¦## h ##¦# h #¦#¦## ¦> ¦>',
  '¦> [!NOTE]¦[r]:¦/u¦<details><summary>s</summary>¦</details>¦<img src="x">',
);

const ends = ['', '', '', '', '', '', ' ', '  ', '   ', '\t', '\\'];

/** A text of a few blocks for a seed: the same for the same seed. */
export function randomText(seed: number): string {
  const random = randomFrom(seed);
  for (let skip = 0; skip < 8; skip++) random();
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const many = (most: number) => 1 + Math.floor(random() * most);
  const odd = random();
  const line = () => {
    if (random() < 0.25) return pick(lines);
    // Some texts hold hardly anything odd: they are read plainly to the end.
    const isOdd = () => random() < odd;
    const inner = Array.from({ length: many(6) }, () => (isOdd() ? pick(words) : 'plain words '));
    return `${isOdd() ? pick(starts) : ''}${inner.join('')}${isOdd() ? pick(ends) : ''}`;
  };
  const gap = () => (random() < 0.4 ? '\n\n' : random() < 0.1 ? '\n \n\n' : '\n');
  return Array.from({ length: many(10) }, () => line() + gap())
    .join('')
    .slice(0, random() < 0.3 ? -1 : undefined);
}

import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';

test.each([
  [
    'of YouTube',
    '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" allowfullscreen></iframe>',
    '[Video on YouTube](https://www.youtube.com/watch?v=dQw4w9WgXcQ)',
  ],
  [
    'with a title, not fetched yet',
    '<iframe title="A map" data-src="//maps.example/e?x=1" allow="fullscreen"></iframe>',
    '[A map](https://maps.example/e?x=1)',
  ],
  ['of a film', '<video controls><source src="https://x.example/a.mp4"></video>', '[Video](https://x.example/a.mp4)'],
])('a player %s is a link', (_name, html, markdown) => {
  expect(htmlToMarkdown(`<p>a</p><div>${html}</div><p>b</p>`)).toBe(`a\n\n${markdown}\n\nb`);
});

test.each([
  ['an advertisement', '<iframe title="Ad" src="https://ads.example/1" width="300" height="250"></iframe>'],
  ['a counter', '<iframe src="https://count.example/1" width="1" height="1" allowfullscreen></iframe>'],
  ['a script in an address', '<iframe src="javascript:alert(1)" allowfullscreen></iframe>'],
])('%s in a frame goes', (_name, html) => {
  expect(htmlToMarkdown(`<p><b>a</b></p>${html}`)).toBe('**a**');
});

import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';

test.each([
  ['Gmail', '<img data-emoji="😀" alt="😀" src="https://fonts.example/s/e/1.png">', '😀'],
  ['WordPress', '<img draggable="false" class="emoji" alt="❤️" src="https://s.example/2764.svg">', '❤️'],
  ['Slack', '<img data-stringify-type="emoji" alt=":tada:" src="https://a.example/1f389.png">', ':tada:'],
  ['GitHub', '<img class="emoji" alt=":octocat:" src="/images/octocat.png">', ':octocat:'],
  ['nobody', '<img alt="1: a boat" src="https://a.example/a.png">', '![1: a boat](https://a.example/a.png)'],
  ['nobody, a number', '<img alt="1" src="https://a.example/a.png">', '![1](https://a.example/a.png)'],
])('an emoji that is an image of %s is its sign', (_name, image, sign) => {
  expect(htmlToMarkdown(`<p>a ${image} <b>b</b></p>`)).toBe(`a ${sign} **b**`);
});

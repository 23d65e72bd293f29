import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import { linkedIn, relinkAll, relinkSite, type MovedPost } from '../../../shared/site/relink.ts';

test('links to many that move at once are set right as one after the other, and those that a text links to are told', () => {
  const moves = Array.from({ length: 60 }, (_, at): MovedPost => {
    const [from, to] = [postId(`content/posts/day-${at}.md`), postId(`content/notes/${59 - at}.md`)];
    return { from, to, before: `/posts/day-${at}/`, after: `/notes/${59 - at}/`, base: 'https://example.org/' };
  });
  const place = postId('content/posts/sea.md');
  const site = relinkSite(siteProfile('hugo'), [place, ...moves.map(({ from }) => from)], moves, () => '/posts/sea/');
  const text = [
    '[a](day-59.md) [b](/posts/day-1/#x) [c](../day-12/) [d](day-60.md) {{< ref "day-7" >}} day-30 [e](./day-3.md)',
    '[a](https://example.org/posts/day-40/) [b](day-1.md) <a href="day-2.md">2</a> `[c](day-4.md)`',
  ].join('\n');
  expect(relinkAll(text, place, moves, site)).toBe(
    [
      '[a](../notes/0.md) [b](/notes/58/#x) [c](../../notes/47/) [d](day-60.md) {{< ref "52" >}} day-30 [e](../notes/56.md)',
      '[a](https://example.org/notes/19/) [b](../notes/58.md) <a href="../notes/57.md">2</a> `[c](day-4.md)`',
    ].join('\n'),
  );
  expect(linkedIn(text, place, moves, site).map((moved) => moves.indexOf(moved))).toEqual([1, 2, 3, 7, 12, 40, 59]);
});

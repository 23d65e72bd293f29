import { describe, expect, test } from 'vitest';
import { embedOfAddress, embedOfIsland } from '../../../../shared/markdown/render/embeds.ts';
import { html, render } from '../support.ts';

const video = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const gist = 'https://gist.github.com/jane/5f1a2b3c';

test.each([
  ['{{< youtube dQw4w9WgXcQ >}}', video],
  ['{{< youtube id="dQw4w9WgXcQ" title="eleven-char" >}}', video],
  ['{{< youtube title="eleven-char" id=dQw4w9WgXcQ />}}', video],
  ['{{% youtube "dQw4w9WgXcQ" %}}', video],
  ['{% youtube dQw4w9WgXcQ %}', video],
  ['{%- youtube "https://youtu.be/dQw4w9WgXcQ?t=4" -%}', video],
  ['{{ youtube(id="dQw4w9WgXcQ", autoplay=true) }}', video],
  ['<YouTube id="dQw4w9WgXcQ" />', video],
  ['<LiteYouTubeEmbed id="dQw4w9WgXcQ" title="A film" />', video],
  ["<YouTube videoId='dQw4w9WgXcQ'>", video],
  ['{{< vimeo 146022717 >}}', 'https://vimeo.com/146022717'],
  ['{{ vimeo(id="146022717") }}', 'https://vimeo.com/146022717'],
  ['{% vimeo https://vimeo.com/146022717 %}', 'https://vimeo.com/146022717'],
  ['{{< gist jane 5f1a2b3c >}}', gist],
  ['{{< gist jane 5f1a2b3c "list.html" >}}', gist],
  ['{% gist jane/5f1a2b3c %}', gist],
  ['{% gist 5f1a2b3c %}', 'https://gist.github.com/5f1a2b3c'],
  ['{{ gist(url="https://gist.github.com/jane/5f1a2b3c") }}', gist],
  ['{{< youtube >}}', undefined],
  ['{{< youtube {{ .id }} >}}', undefined],
  ['{% youtube "javascript:alert(1)" %}', undefined],
  ['<YouTube id={video} />', undefined],
  ['{{< youtubers dQw4w9WgXcQ >}}', undefined],
  ['{{< figure src="dQw4w9WgXcQ" >}}', undefined],
  ['{% gist ../../5f1a2b3c %}', undefined],
  ['{{< vimeo 12"><script> >}}', undefined],
])('%s leads to %s', (source, href) => expect(embedOfIsland(source)?.href).toBe(href));

test.each([
  ['iframe', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0', video],
  ['iframe', '//player.vimeo.com/video/146022717', 'https://vimeo.com/146022717'],
  ['iframe', 'https://maps.example/embed?x=1', 'https://maps.example/embed?x=1'],
  ['script', 'https://gist.github.com/jane/5f1a2b3c.js', gist],
  ['script', 'https://evil.example/x.js', undefined],
  ['iframe', 'javascript:alert(1)', undefined],
  ['iframe', 'data:text/html,x', undefined],
  ['iframe', '/local.html', undefined],
  ['iframe', 'https://[', undefined],
] as const)('<%s src="%s"> leads to %s', (tag, src, href) => expect(embedOfAddress(tag, src)?.href).toBe(href));

describe('in a page', () => {
  const text = '{{< youtube dQw4w9WgXcQ >}}\n\nx\n\n<iframe src="https://maps.example/a"></iframe>\n';
  const source =
    '<p><span class="island">{{&#x3C; youtube dQw4w9WgXcQ >}}</span></p>\n<p>x</p>\n<p><span class="island">&#x3C;iframe src="https://maps.example/a"></span></p>\n';

  test('the source is shown, in an export also where images of the network are', () => {
    expect(html(text)).toBe(source);
    expect(html(text, { remoteImages: true })).toBe(source);
    expect(render(text, { remoteImages: true }).images).toEqual([]);
  });

  test('before a yes nothing is fetched, and what would be is counted', () => {
    const { images } = render(text, { embeds: 'cards' });
    expect(html(text, { embeds: 'cards' })).toBe(source);
    expect(images).toMatchObject([{ state: 'blocked', line: 1 }]);
  });

  test('after it a card with its picture stands there, and no frame', () => {
    const shown = html(text, { embeds: 'cards', remoteImages: true });
    expect(shown).toBe(
      `<p><a class="embed" href="${video}"><img src="https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg" alt="" width="480" height="360" loading="lazy">Video on YouTube <code>youtube.com/watch?v=dQw4w9WgXcQ</code></a></p>\n<p>x</p>\n<p><a class="embed" href="https://maps.example/a">Page of maps.example <code>maps.example/a</code></a></p>\n`,
    );
  });

  test('a frame that leads nowhere is gone, as its content is', () => {
    expect(html('<div><iframe srcdoc="<b>x</b>"><b>y</b></iframe></div>', { embeds: 'cards' })).toBe('<div></div>\n');
    expect(html('a <iframe src="javascript:x"></iframe> b')).toBe('<p>a  b</p>\n');
    expect(html('a <iframe src="https://b.example/"></iframe> c')).toContain('<span class="island">');
  });

  test('words of an island that is a heading go on being none', () => {
    expect(html('# a {{< vimeo 146022717 >}}', { embeds: 'cards', remoteImages: true })).toContain(
      'id="user-content-a"',
    );
  });
});

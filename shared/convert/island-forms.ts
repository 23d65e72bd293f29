import type { NeutralIsland } from './island-kinds.ts';
import type { ConversionTarget } from '../model/task.ts';
import type { CodeRange } from '../markdown/islands/islands.ts';

type Form = Exclude<NeutralIsland, { kind: 'link' }>;

/** An island in the form of a generator: its own where it has one, else Markdown or the HTML that it would make. */
export function writeIsland(island: Form, generator: ConversionTarget, lineBreak: string): string {
  const isHugo = generator === 'hugo';
  switch (island.kind) {
    case 'code':
      return fenced(island.language, island.code, lineBreak);
    case 'image':
      return `![${island.alt}](${island.src})`;
    case 'figure': {
      const { src, alt, caption } = island;
      // A shortcode has no way to write its own quotes.
      if (isHugo && ![src, alt, caption].some((text) => text.includes('"')))
        return `{{< figure src="${src}" alt="${alt}" caption="${caption}" >}}`;
      return `<figure><img src="${escaped(src)}" alt="${escaped(alt)}"><figcaption>${escaped(caption)}</figcaption></figure>`;
    }
    case 'youtube':
      return isHugo
        ? `{{< youtube ${island.id} >}}`
        : `<iframe src="https://www.youtube-nocookie.com/embed/${island.id}" title="YouTube" allowfullscreen></iframe>`;
    case 'gist':
      return isHugo
        ? `{{< gist ${island.user} ${island.id} >}}`
        : `<script src="https://gist.github.com/${island.user}/${island.id}.js"></script>`;
  }
}

function fenced(language: string, code: string, lineBreak: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^\s*(`{3,})/gm)].map((run) => run[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}${lineBreak}${code}${lineBreak}${fence}`;
}

const htmlForms: readonly (readonly [RegExp, (parts: readonly string[]) => Form])[] = [
  [
    /<figure><img src="([^"<>]*)" alt="([^"<>]*)"><figcaption>([^<>]*)<\/figcaption><\/figure>/g,
    ([src = '', alt = '', caption = '']) => ({
      kind: 'figure',
      src: plain(src),
      alt: plain(alt),
      caption: plain(caption),
    }),
  ],
  [
    /<iframe src="https:\/\/www\.youtube-nocookie\.com\/embed\/([\w-]{6,20})" title="YouTube" allowfullscreen><\/iframe>/g,
    ([id = '']) => ({ kind: 'youtube', id }),
  ],
  [
    /<script src="https:\/\/gist\.github\.com\/([\w-]+)\/([\da-f]+)\.js"><\/script>/g,
    ([user = '', id = '']) => ({ kind: 'gist', user, id }),
  ],
];

/** The HTML of `writeIsland` in a body, with its places; not that in code. */
export function findHtmlForms(
  text: string,
  from: number,
  code: readonly CodeRange[],
): readonly { readonly from: number; readonly to: number; readonly island: Form }[] {
  return htmlForms.flatMap(([form, read]) =>
    [...text.matchAll(form)].flatMap((match) => {
      const place = { from: match.index, to: match.index + match[0].length };
      const hidden = place.from < from || code.some((range) => range.from < place.to && place.from < range.to);
      return hidden ? [] : [{ ...place, island: read(match.slice(1)) }];
    }),
  );
}

const escapes: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
];
const escaped = (text: string) => escapes.reduce((all, [sign, name]) => all.replaceAll(sign, name), text);
const plain = (html: string) => escapes.toReversed().reduce((all, [sign, name]) => all.replaceAll(name, sign), html);

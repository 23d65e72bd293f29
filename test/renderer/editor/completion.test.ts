import { CompletionContext, type CompletionResult, type CompletionSource } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { expect, test } from 'vitest';
import { editorHost, type EditorHost } from '../../../renderer/editor/editor-host.ts';
import { completionSources } from '../../../renderer/editor/completion/completion.ts';
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts';
import { parsed } from './support.ts';

const host: EditorHost = {
  ...EditorState.create().facet(editorHost),
  names: () =>
    Promise.resolve({
      posts: [
        { title: 'Boats [old]', path: 'posts/boats.md', href: () => '/posts/boats/' },
        { title: 'A trip', path: 'posts/trip.md', href: () => '/posts/trip/' },
      ],
      images: [{ path: 'static/img/Café boat.png', src: '/img/Caf%C3%A9%20boat.png' }],
      shortcodes: [
        { style: '{{<', name: 'figure', paired: false },
        { style: '{{<', name: 'note', paired: true },
        { style: '{{%', name: 'aside', paired: true },
        { style: '{%', name: 'raw', paired: true },
      ],
    }),
  headings: (href) => Promise.resolve([{ text: `Down ${href}`, level: 2, id: 'down' }]),
};

/** What is offered at the caret, `|`, and the text after the first of it was taken. */
async function complete(marked: string): Promise<{ readonly labels: readonly string[]; readonly text: string }> {
  const caret = marked.indexOf('|');
  const doc = marked.replace('|', '');
  const extensions = documentExtensions({ length: doc.length, host, onUpdate: () => {} });
  let state = parsed(EditorState.create({ doc, selection: { anchor: caret }, extensions }));
  const at = state.selection.main.head;
  const ask = async (source: CompletionSource): Promise<CompletionResult | null> =>
    source(new CompletionContext(state, at, false));
  const results = (await Promise.all(completionSources.map(ask))).filter((found) => found !== null);
  const options = results.flatMap((found) =>
    found.options.map((option) => ({ option, from: found.from, to: found.to ?? at })),
  );
  const first = options[0];
  if (first) {
    const { option, from, to } = first;
    const view = {
      get state() {
        return state;
      },
      dispatch: (spec: Parameters<EditorView['dispatch']>[0]) => (state = state.update(spec as object).state),
    } as unknown as EditorView;
    if (typeof option.apply === 'function') option.apply(view, option, from, to);
    else
      state = state.update({
        changes: { from, to, insert: option.apply ?? option.label },
        selection: { anchor: from + (option.apply ?? option.label).length },
      }).state;
  }
  return { labels: options.map(({ option }) => option.label), text: withCaret(state) };
}

const withCaret = ({ doc, selection: { main } }: EditorState) =>
  `${doc.sliceString(0, main.head)}|${doc.sliceString(main.head)}`;

test.each([
  ['a post by its title', '[x](boa|', '[x](/posts/boats/)|'],
  ['a post, the bracket there already', '[x](a tr|)', '[x](/posts/trip/)|'],
  ['a post and its words', 'See [](boa|)', 'See [Boats \\[old\\]](/posts/boats/)|'],
  ['a post as wikis write it', 'See [[boa|]] there', 'See [Boats \\[old\\]](/posts/boats/)| there'],
  ['a heading', '[x](#do|', '[x](#down)|'],
  ['a heading of another post', '[x](/posts/trip/#|)', '[x](/posts/trip/#down)|'],
  ['an image, its description asked for', '![cafe|', '![|](/img/Caf%C3%A9%20boat.png)'],
  ['the address of an image', '![A boat](boat|)', '![A boat](/img/Caf%C3%A9%20boat.png)|'],
  ['a footnote', 'So.[^s|\n\n[^sea]: The sea.', 'So.[^sea]|\n\n[^sea]: The sea.'],
  ['an emoji as its character', 'Sailing :sailb| home', 'Sailing ⛵| home'],
  ['an emoji after CJK', '你好 :tad|', '你好 🎉|'],
  ['a language', '```types|\n```', '```typescript|\n```'],
  ['a language of the post', '~~~mermaid\n~~~\n\n- ```me|', '~~~mermaid\n~~~\n\n- ```mermaid|'],
  ['a shortcode', '{{< fi|', '{{< figure| >}}'],
  ['a shortcode in two halves', '{{<n|', '{{< note| >}}{{< /note >}}'],
  ['its second half', '{{< note >}}x{{< /|', '{{< note >}}x{{< /note >}}|'],
  ['a shortcode before another', '{{< fi| {{< note >}}', '{{< figure| >}} {{< note >}}'],
  ['a tag, its end there already', '{% r| %}', '{% raw| %}'],
])('completes %s', async (_, typed, expected) => {
  expect((await complete(typed)).text).toBe(expected);
});

test.each([
  ['an address', '[x](bo|ats)', '[x](/posts/boats/)|'],
  ['an address from its start', 'a [x](|/posts/old/) b', 'a [x](/posts/boats/)| b'],
  ['an address with brackets', '[x](bo|ats_(old)/) (b)', '[x](/posts/boats/)| (b)'],
  ['an address before a title', '[x](boa| "The \\" (1)") b', '[x](/posts/boats/| "The \\" (1)") b'],
  ['the middle of an address before a title', "[x](bo|ats  'The title' )", "[x](/posts/boats/|  'The title' )"],
  ['an address that has a heading', '[x](bo|ats/#old)', '[x](/posts/boats/)|'],
  ['an address in angle brackets', '[x](<bo|ats old> "T")', '[x](</posts/boats/>| "T")'],
  ['an address in angle brackets, not closed', '[](<boa|', '[Boats \\[old\\]](</posts/boats/>)|'],
  ['an address and the words that are missing', '[](bo|ats.md)', '[Boats \\[old\\]](/posts/boats/)|'],
  ['a word that is not closed', '(See [x](bo|ats for more)', '(See [x](/posts/boats/)| for more)'],
  ['a heading', '[a](#do|wn-there) b', '[a](#down)| b'],
  ['a heading before a title', '[a](#do|wn-there "T")', '[a](#down| "T")'],
  ['the address of an image', '![A boat](bo|ats.png "T")', '![A boat](/img/Caf%C3%A9%20boat.png| "T")'],
  ['an image', '![ca|fe old](/img/old.png "T") b', '![|](/img/Caf%C3%A9%20boat.png "T") b'],
  ['an image with an address in angle brackets', '![ca|fe](<old boat.png>)', '![|](/img/Caf%C3%A9%20boat.png)'],
  ['an image without an address', '![ca|fe] b', '![|](/img/Caf%C3%A9%20boat.png) b'],
  ['a link of wikis', 'See [[bo|ats of old]] there', 'See [Boats \\[old\\]](/posts/boats/)| there'],
  ['a footnote', 'So.[^s|un] There.\n\n[^sea]: The sea.', 'So.[^sea]| There.\n\n[^sea]: The sea.'],
  ['a footnote from its start', 'So.[^|sea]\n\n[^sea]: The sea.', 'So.[^sea]|\n\n[^sea]: The sea.'],
  ['an emoji', 'So :sail|boat: home', 'So ⛵| home'],
  ['an emoji whose end is typed', 'So :sailboat:|word', 'So ⛵|word'],
  ['an emoji right before another', ':sailb|:tada:', '⛵|:tada:'],
  ['a language', '```type|script title="x"\n```', '```typescript| title="x"\n```'],
  ['a shortcode', '{{< fi|g src="x" >}} b', '{{< figure| src="x" >}} b'],
  ['a shortcode between braces', '{{< fi|}} b', '{{< figure| >}} b'],
  ['a tag between braces', '{% ra|}', '{% raw| %}{% endraw %}'],
  ['a shortcode below other lines', 'A line.\n\n{{< fi|gure src="x" >}}', 'A line.\n\n{{< figure| src="x" >}}'],
  ['a shortcode from its start', '{{% |side "x" %}}b{{% /side %}}', '{{% aside| "x" %}}b{{% /side %}}'],
  ['a tag that takes the blanks behind it', '{% r|a-%}', '{% raw|-%}'],
])('takes the place of what the caret stands in: %s', async (_, typed, expected) => {
  expect((await complete(typed)).text).toBe(expected);
});

test.each([
  ['words behind an address', '[x](boa| is here (see below) and)', '[x](/posts/boats/)| is here (see below) and)'],
  ['a word right behind an address', '[x](|word', '[x](/posts/boats/)|word'],
  ['a sentence without blanks', '参照[x](boa|然后继续', '参照[x](/posts/boats/)|然后继续'],
  ['the mark of what it stands in', '**See [x](boa|**', '**See [x](/posts/boats/)|**'],
  ['words behind a link of wikis', '[[boa| and [[more]]', '[Boats \\[old\\]](/posts/boats/)| and [[more]]'],
  ['words behind a footnote', 'So.[^s| and [x].\n\n[^sea]: The sea.', 'So.[^sea]| and [x].\n\n[^sea]: The sea.'],
  ['words behind a shortcode', '{{< fi| and so', '{{< figure| >}} and so'],
])('leaves what is behind: %s', async (_, typed, expected) => {
  expect((await complete(typed)).text).toBe(expected);
});

test.each([
  ['in front matter', '---\ntitle: "[x](boa|"\n---\n'],
  ['in a fence', '```\n[x](boa|\n```'],
  ['in inline code', 'a `[x](boa|` b'],
  ['an address of the network', '[x](https://boa|'],
  ['a time', 'at 10:30|'],
  ['a smiley', 'nice :-|'],
  ['the end of a fence', '```\ncode\n```js|'],
  ['a whole language', '```js|'],
  ['a whole label', 'a[^sea|]\n\n[^sea]: x'],
  ['a footnote being written', '[^se|\n\n[^sea]: x'],
  ['plain words', 'Boats are fine|'],
])('offers nothing: %s', async (_, typed) => {
  expect((await complete(typed)).labels).toEqual([]);
});

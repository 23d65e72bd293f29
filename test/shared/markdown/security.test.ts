import { describe, expect, test } from 'vitest';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { createSanitizer } from '../../../shared/markdown/render/sanitize.ts';
import { postId } from '../../../shared/model/post.ts';
import { singlePage } from '../../../shared/site/pages.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';
import { builtInThemes } from '../../../assets/themes/themes.ts';
import { readPayloads } from '../../support/hostile-posts.ts';
import { dangers, elements, html, parseHtml, render } from './support.ts';

const given = await readPayloads();

const own: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](  java\tscript:alert(1))',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '![](javascript:alert(1))',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<form action=//canary.invalid><input name=a></form>',
  '<base href=//canary.invalid><meta http-equiv=refresh content=0>',
  '<div style="position:fixed">x</div><style>*{display:none}</style>',
  '<p id=location name=cookie>x</p><a name=getElementById>y</a>',
  '{{< x "<img src=x onerror=alert(1)>" >}}',
  ':::note{onclick="alert(1)"}\nx\n:::',
  'x[^1]\n\n[^1]: <img src=x onerror=alert(1)>',
  '# <img src=x onerror=alert(1)>',
  '```js"><img src=x onerror=alert(1)>\nx\n```',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<a href="//canary.invalid/x" target=_top>x</a> <a href="\\\\canary.invalid\\x">y</a>',
  '<img src="a" srcset="https://canary.invalid/1x 1x"><picture><source srcset="https://canary.invalid/2"></picture>',
  '<table background="https://canary.invalid/x"><tr><td>x</td></tr></table>',
];

describe('the wall against posts that carry code', () => {
  test.each(own)('%s', (input) => {
    const post = render(input);
    expect(dangers(post.blocks.flatMap((block) => block.tree))).toEqual([]);
    expect(dangers([parseHtml(blocksToHtml(post.blocks))])).toEqual([]);
  });

  test('sees a danger when there is one', () => {
    expect(
      dangers([parseHtml('<img src=x onerror=alert(1)><a href="javascript:x">y</a><p id=location>')]),
    ).toHaveLength(4);
  });

  test.runIf(given.length > 0)('holds for every given payload in a body, printed and parsed again', () => {
    const bodies = given.filter(({ where }) => where === 'body' || where === 'file');
    expect(bodies.length).toBeGreaterThan(100);
    const broken = bodies.flatMap(({ id, input }) => {
      const post = render(input);
      const found = [
        ...dangers(post.blocks.flatMap((block) => block.tree)),
        ...dangers([parseHtml(blocksToHtml(post.blocks))]),
      ];
      return found.length > 0 ? [`${id}: ${found.join(', ')}`] : [];
    });
    expect(broken).toEqual([]);
  });

  test.runIf(given.length > 0)('shows none of the given image references from outside the library', () => {
    for (const { input } of given.filter(({ where }) => where === 'image-ref')) {
      const post = render(`![x](<${input.replace(/[<>\n]/g, '')}>)`);
      expect(dangers(post.blocks.flatMap((block) => block.tree))).toEqual([]);
    }
  });
});

test('cleaning a clean tree changes nothing', () => {
  const clean = createSanitizer();
  for (const input of [...own, ...given.map((payload) => payload.input)]) {
    const tree = { type: 'root' as const, children: render(input).blocks.flatMap((block) => [...block.tree]) };
    expect(clean(tree)).toEqual(tree);
    expect(clean(clean(parseHtml(input)))).toEqual(clean(parseHtml(input)));
  }
});

test('a page keeps its head whatever the texts say', () => {
  const evil = '</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&\u2028';
  const author = { name: evil, links: [{ label: evil, url: 'javascript:alert(1)' }] };
  const css = 'p { color: red } /* </style><script>alert(1)</script> */';
  const look = {
    frame: { title: evil, language: evil, author, menu: [], base: null },
    theme: { ...builtInThemes.default, css },
  };
  const post = { ...noSiteFields, id: postId('a.md'), title: evil, date: evil, time: null, language: evil };
  const page = singlePage(
    look,
    { ...post, updated: evil, taxonomies: { tags: [evil] } },
    { minutes: 3, description: evil },
    blocksToHtml(render('x').blocks),
    'index.html',
  );
  const tree = elements([parseHtml(page)]);
  const scripts = tree.filter(({ tagName }) => tagName === 'script');
  expect(scripts.map(({ properties }) => properties.type)).toEqual(['application/ld+json']);
  expect(tree.filter(({ tagName }) => tagName === 'img')).toEqual([]);
  expect(tree.filter(({ tagName }) => tagName === 'title')).toHaveLength(1);
  expect(tree.filter(({ properties }) => String(properties.href ?? '').startsWith('javascript'))).toEqual([]);
});

test('an id never takes the place of one of the app or of the browser', () => {
  expect(html('# constructor\n\n# constructor\n\n<p id="app">x</p>\n\n[to](#app)')).toBe(
    [
      '<h1 id="user-content-constructor">constructor</h1>',
      '<h1 id="user-content-constructor-1">constructor</h1>',
      '<p id="user-content-app">x</p>',
      '<p><a href="#user-content-app">to</a></p>',
      '',
    ].join('\n'),
  );
});

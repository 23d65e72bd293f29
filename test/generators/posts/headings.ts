import type { Generator } from '../../../shared/model/site.ts';

/** Headings with what each generator makes of them, as it was seen to: Hugo 0.111, Jekyll 4.3, Hexo 7, Eleventy 3, Astro 5. */
type Expected = Readonly<Record<Extract<Generator, 'hugo' | 'jekyll' | 'hexo' | 'eleventy' | 'astro'>, string>>;

const same = (id: string): Expected => ({ hugo: id, jekyll: id, hexo: id, eleventy: id, astro: id });

/** `hexo` and `eleventy` beside what the others make alike. */
const github = (id: string, hexo: string, eleventy: string): Expected => ({ ...same(id), hexo, eleventy });

export const oddHeadings: readonly (readonly [heading: string, ids: Expected])[] = [
  ['## plain words', same('plain-words')],
  ['## Über *Bord* & mehr', github('über-bord--mehr', 'Uber-Bord-mehr', 'ueber-bord-and-mehr')],
  ['## snake_case: what’s new?', github('snake_case-whats-new', 'snake-case-what’s-new', 'snake-case-what-s-new')],
  [
    '## __init__ and `__main__`',
    { ...github('init-and-__main__', 'init-and-main', 'init-and-main'), hugo: '__init__-and-__main__' },
  ],
  ['## C++ & c#', github('c--c', 'C-c', 'c-and-c')],
  ['## a [link](https://example.com/x) in it', { ...same('a-link-in-it'), hugo: 'a-linkhttpsexamplecomx-in-it' }],
  ['## <https://example.com/auto>', github('httpsexamplecomauto', 'https-example-com-auto', 'https-example-com-auto')],
  ['## again', same('again')],
  ['## again', { ...same('again-1'), eleventy: 'again-2' }],
  ['## again-1', { ...same('again-1-1'), jekyll: 'again-1', hexo: 'again-1', eleventy: 'again-1' }],
  ['## 2. the harbour', github('2-the-harbour', '2-the-harbour', '2-the-harbour')],
  ['## 3.14', github('314', '3-14', '3-14')],
  ['## rocket 🚀 launch', github('rocket--launch', 'rocket-🚀-launch', 'rocket-launch')],
  ['## a <em>html</em> b', { ...same('a-html-b'), hugo: 'a-emhtmlem-b' }],
  ['## a <br> b', { ...same('a-b'), jekyll: 'a--b', astro: 'a--b', hugo: 'a-br-b' }],
  ['## trailing hashes ##', same('trailing-hashes')],
  [
    '## "quotes" -- and --- dashes...',
    {
      ...github('quotes----and-----dashes', '“quotes”-–-and-—-dashes…', 'quotes-and-dashes'),
      jekyll: 'quotes--and--dashes',
      astro: 'quotes--and-----dashes',
    },
  ],
  ['## the `--flag` of it', github('the---flag-of-it', 'the-flag-of-it', 'the-flag-of-it')],
  ["## it's  two   spaces", github('its--two---spaces', 'it’s-two-spaces', 'its-two-spaces')],
  ['## escaped \\* star', github('escaped--star', 'escaped-star', 'escaped-star')],
  ['## ~~struck~~ word', same('struck-word')],
  ['## Straße', github('straße', 'Strase', 'strasse')],
  ['## Øre & æble', github('øre--æble', 'Ore-aeble', 'ore-and-aeble')],
  ['## **bold** and _em_', { ...same('bold-and-em'), hugo: 'bold-and-_em_' }],
  ['setext one\n==========', same('setext-one')],
  ['## x^2^ math', github('x2-math', 'x-2-math', 'x2-math')],
  ['## -dash-', github('-dash-', 'dash', 'dash')],
  ['> ## in quote', same('in-quote')],
  ['- ## in list', same('in-list')],
];

/** In scripts that Eleventy spells in Latin letters. */
export const otherScripts: typeof oddHeadings = [
  ['## 你好，世界', { ...same('你好世界'), hexo: '你好，世界' }],
  ['## がんばれ 世界！', { ...same('がんばれ-世界'), hexo: 'がんばれ-世界！' }],
  ['## Йогурт, мир', { ...same('йогурт-мир'), hexo: 'Йогурт-мир' }],
  ['## नमस्ते दुनिया', { ...same('नमस्ते-दुनिया'), hugo: 'नमसत-दनय' }],
];

import type { ConversionTarget } from '../../shared/model/task.ts';

/** A small site: its posts, its files, and what there is to say of it. */
export interface Fixture {
  readonly name: string;
  readonly generator: ConversionTarget;
  readonly posts: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

/** Twelve sites with what posts of real blogs have, of every generator. */
export const fixtures: readonly Fixture[] = [
  {
    name: 'Hugo: a page bundle with offsets, a cover and lists of its own',
    generator: 'hugo',
    posts: {
      'content/posts/night-watch/index.md':
        '---\ntitle: "Night: a watch"\ndate: 2024-01-15T09:30:00+01:00\nlastmod: 2024-02-01\ndraft: false\ntags: [sea, "night sky"]\ncategories: [Logs]\ncover: lamp.png\nweight: 20\nseries: [Winter]\nparams:\n  mood: calm\n  depth: 12\n---\n# Night\n\nThe lamp.\n\n<!--more-->\n\n![The lamp](lamp.png "Lit")\n\nSee [the chart]({{< relref "/posts/the-chart" >}}) and [its end]({{< relref "/posts/the-chart#end" >}}).\n',
      'content/posts/the-chart.md':
        '---\ntitle: Chart\ndate: 2023-12-31\ndescription: What it does not say\nslug: the-chart\naliases: [/old/chart/]\nauthor: Ann\n---\n![Bay](/images/bay.png)\n\n```go-html-template\n{{ .Title }} {{</* figure */>}}\n```\n\nInline `{{ .Site }}`.\n',
    },
    files: ['content/posts/night-watch/lamp.png', 'static/images/bay.png'],
  },
  {
    name: 'Hugo: islands with counterparts, and a draft',
    generator: 'hugo',
    posts: {
      'content/posts/media.md':
        '---\ntitle: Media\ndate: 2024-03-01T22:00:00Z\ntags: [film]\n---\n{{< figure src="/images/bay.png" alt="A bay" caption="Low & slow" >}}\n\n{{< youtube dQw4w9WgXcQ >}}\n\n{{< gist ann 0123456789abcdef >}}\n\nWords after.\n',
      'content/posts/unfinished.md':
        '---\ntitle: Unfinished\ndate: 2024-04-01\ndraft: true\n---\nNot yet. [Media]({{< relref "/posts/media" >}})\n',
      'content/about.md': '---\ntitle: About\n---\nWho we are.\n',
    },
    files: ['static/images/bay.png'],
  },
  {
    name: 'Jekyll: dated names, raw, and calls of posts',
    generator: 'jekyll',
    posts: {
      '_posts/2023-02-18-a-hide.md':
        '---\ntitle: A hide by the river\ndate: 2023-02-18 08:15:00 +0100\ntags: [birds, river]\ncategories: [field]\nimage: /assets/img/reeds.png\nredirect_from: [/hide/]\nexcerpt: Cold and quiet.\n---\nCold.\n\n<!--more-->\n\n![Reeds](/assets/img/reeds.png)\n\nThen [the kingfisher]({% post_url 2023-03-05-kingfisher %}).\n\nCode: `{% raw %}{{ page.title }}{% endraw %}`\n',
      '_posts/2023-03-05-kingfisher.md':
        '---\ntitle: Kingfisher\ntags: [birds]\nlast_modified_at: 2023-03-06\n---\nBlue.\n',
      '_drafts/on-binoculars.md':
        '---\ntitle: On binoculars\ntags: [gear]\n---\nHeavy. [A hide]({% post_url 2023-02-18-a-hide %})\n',
    },
    files: ['assets/img/reeds.png'],
  },
  {
    name: 'Jekyll: maps, numbers and quotes in fields of its own',
    generator: 'jekyll',
    posts: {
      '_posts/2021-06-01-fields.md':
        '---\ntitle: "Quotes \\"and\\" colons: all"\ndate: 2021-06-01\nrating: 4.5\ncount: 3\nfeatured: true\nplace:\n  name: Århus\n  lat: 56.15\nlinks: [one, two]\nnote: |\n  Two\n  lines\nversion: "1.10"\nanswer: "yes"\n---\nText\\\nwith a break.\n\n- [ ] task\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    },
    files: [],
  },
  {
    name: 'Astro: its own names of fields, images beside',
    generator: 'astro',
    posts: {
      'src/content/blog/warp/index.md':
        '---\ntitle: Warping\npubDate: 2024-05-05T10:00:00Z\nupdatedDate: 2024-05-06\nheroImage: /edge.png\ndescription: The long way round\ntags: [loom]\ndraft: false\n---\n![Warp](warp.png)\n\nLink to [selvedge](/blog/selvedge/#turn).\n',
      'src/content/blog/selvedge.md':
        '---\ntitle: Selvedge\npubDate: 2024-05-07\n---\n## Turn\n\n`{{ not a template }}` and text {{ here }}.\n',
    },
    files: ['src/content/blog/warp/warp.png', 'public/edge.png'],
  },
  {
    name: 'Astro: several authors, an expiry and a draft',
    generator: 'astro',
    posts: {
      'src/content/blog/team.md':
        '---\ntitle: Team\npubDate: 2022-01-02\nauthors: [Ann, Bo]\ntags: []\nexpiryDate: 2030-01-01\nsummary: Who\n---\nHello <b>raw</b> HTML & entities &copy;.\n\n> Quote\n>\n> more\n',
      'src/content/blog/later.md': '---\ntitle: Later\npubDate: 2022-02-02\ndraft: true\n---\nLater.\n',
    },
    files: [],
  },
  {
    name: 'Eleventy: an address of its own',
    generator: 'eleventy',
    posts: {
      'content/blog/first.md':
        '---\ntitle: First\ndate: 2020-02-29\npermalink: /first-of-all/\ntags: [one, two words]\ndescription: The first\n---\n![Cat](/img/cat.png)\n\n[Second](/blog/second/)\n\n<!--more-->\n\nRest\n',
      'content/blog/second.md':
        '---\ntitle: Second\ndate: 2020-03-01T12:00:00-05:00\n---\nCode:\n\n```liquid\n{% raw %}{{ title }}{% endraw %}\n```\n',
    },
    files: ['public/img/cat.png'],
  },
  {
    name: 'Eleventy: other scripts, and line ends of Windows',
    generator: 'eleventy',
    posts: {
      'content/blog/ame.md':
        '---\r\ntitle: 雨の日の散歩\r\ndate: 2019-06-11\r\ntags: [散歩, ñandú]\r\n---\r\n雨。\r\n\r\n[x][ref]\r\n\r\n[ref]: /blog/risala/\r\n',
      'content/blog/risala.md': '---\ntitle: رسالة\ndate: 2019-06-12\n---\nمن المقهى\n',
    },
    files: [],
  },
  {
    name: 'Hexo: drafts, an excerpt and calls of posts',
    generator: 'hexo',
    posts: {
      'source/_posts/first-flush.md':
        '---\ntitle: First flush\ndate: 2024-04-01T06:00:00\nupdated: 2024-04-02\ntags: [tea, spring]\ncategories: [Leaves]\nalias: [/flush/]\ncover: /images/leaf.png\n---\nSpring.\n\n<!-- more -->\n\n![Leaf](/images/leaf.png)\n\n[Kettle]({% post_path kettle %})\n',
      'source/_posts/kettle.md': '---\ntitle: Kettle\ndate: 2024-04-03\npublished: true\n---\n`{{ code }}` stays.\n',
      'source/_drafts/cups.md': '---\ntitle: Cups\ndate: 2024-04-04\ntags: [clay]\n---\nNot glazed.\n',
    },
    files: ['source/images/leaf.png'],
  },
  {
    name: 'Hexo: raw text of a template',
    generator: 'hexo',
    posts: {
      'source/_posts/engine.md':
        '---\ntitle: Engine\ndate: 2023-01-01\ntop: 3\nmathjax: true\n---\nWrite {% raw %}{{ name }}{% endraw %} in prose.\n\n~~~js\nconst a = `${b}`;\n~~~\n\n1. one\n2. two\n',
    },
    files: [],
  },
  {
    name: 'Zola: extra fields, taxonomies and links by path',
    generator: 'zola',
    posts: {
      'content/blog/setting-type.md':
        '+++\ntitle = "Setting type"\ndate = 2024-02-01T10:00:00+02:00\nupdated = 2024-02-03\ndraft = false\npath = "type/setting/"\naliases = ["old/type"]\nauthors = ["Ann", "Bo"]\nweight = 4\n\n[taxonomies]\ntags = ["print", "lead type"]\ncategories = ["Craft"]\n\n[extra]\ncover = "/tray.png"\nmood = "slow"\nsize = 12\n+++\nTin. [Ink](@/blog/ink/index.md#black)\n\n<!-- more -->\n\n![Tray](/tray.png)\n',
      'content/blog/ink/index.md': '+++\ntitle = "Ink"\ndate = 2024-01-01\n+++\n## Black\n\n![Tin](tin.png)\n',
    },
    files: ['static/tray.png', 'content/blog/ink/tin.png'],
  },
  {
    name: 'Plain files: paths, no dates, names with blanks',
    generator: 'plain',
    posts: {
      'Hello.md':
        '---\ntitle: Hello\ndate: 2018-07-07\ntags: [a, b]\nauthor: Ann\n---\n[Next](notes/number-two.md) and ![Square](pictures/square.png).\n\nA word [outside](https://example.org/a.md).\n',
      'notes/number-two.md':
        '---\ntitle: Second\ndate: 2018-08-08\nslug: number-two\n---\nBack to [hello](../Hello.md#top).\n',
    },
    files: ['pictures/square.png'],
  },
];

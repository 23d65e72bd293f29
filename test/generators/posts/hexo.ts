import { numbered, rows, type SiteCase } from '../site-case.ts';

const posts = 'source/_posts';
const past = 'date: 2024-05-31 10:00:00';

export const hexoSites: readonly SiteCase[] = [
  {
    name: 'Hexo with its defaults',
    generator: 'hexo',
    config: {
      '_config.yml': 'title: A\ntimezone: UTC\nsource_dir: source\nfuture: true\npermalink: :title/\ntheme: bare\n',
    },
    posts: [
      ...numbered('hexo.io/docs/front-matter: published', posts, [
        [past, 'live'],
        ['title: No date', 'live'],
        ['', 'live'],
        [`${past}\npublished: true`, 'live'],
        [`${past}\npublished: false`, 'hidden'],
        [`${past}\npublished: False`, 'hidden'],
        [`${past}\npublished: no`, 'live'],
        [`${past}\npublished: off`, 'live'],
        [`${past}\npublished: yes`, 'live'],
        [`${past}\npublished: "false"`, 'hidden'],
        [`${past}\npublished: 0`, 'hidden'],
        [`${past}\npublished: 1`, 'live'],
        [`${past}\npublished: "0"`, 'hidden'],
        [`${past}\npublished:`, 'live'],
        [`${past}\npublished: ""`, 'hidden'],
        [`${past}\nPublished: false`, 'live'],
        [`${past}\npublished: 2024-07-01`, 'live'],
        [`${past}\ndraft: true`, 'live'],
        [`${past}\ndraft: false`, 'live'],
        [`${past}\nhidden: true`, 'live'],
        [';;;\n"published": false\n;;;', 'hidden'],
        [';;;\n"date": "2024-05-31"\n;;;', 'live'],
      ]),
      ...numbered('hexo.io/docs/configuration: future is true by default', posts, [
        ['date: 2024-06-02', 'live'],
        ['date: 2034-06-02', 'live'],
        ['date: soon', 'live'],
        ['date:', 'live'],
        ['updated: 2034-06-02', 'live'],
        [`${past}\nupdated: 2034-06-02`, 'live'],
        [`${past}\nexpiryDate: 2024-05-31`, 'live'],
      ]),
      ...rows('hexo.io/docs/writing: drafts', [
        ['source/_drafts/a.md', past, 'draft'],
        ['source/_drafts/b.md', `${past}\npublished: true`, 'draft'],
        ['source/_drafts/deep/c.md', past, 'draft'],
        ['source/_posts/drafts/d.md', past, 'live'],
      ]),
      ...rows('lib/plugins/processor/common.js: isHiddenFile, isTmpFile', [
        ['source/_posts/deep/a.md', past, 'live'],
        ['source/_posts/2024-07-01-a.md', past, 'live'],
        ['source/_posts/_a.md', past, 'hidden'],
        ['source/_posts/.a.md', past, 'hidden'],
        ['source/_posts/_parts/a.md', past, 'hidden'],
        ['source/_posts/_drafts/a.md', past, 'hidden'],
        ['source/_posts/a.md~', past, 'hidden'],
        ['source/about/index.md', past, 'live'],
        ['source/soon/index.md', 'date: 2034-07-01', 'live'],
        ['source/away/index.md', `${past}\npublished: false`, 'live'],
        ['source/_parts/a.md', past, 'hidden'],
        ['source/parts/_a.md', past, 'hidden'],
        ['scaffolds/post.md', past, 'hidden'],
        ['README.md', past, 'hidden'],
      ]),
    ],
  },
  {
    name: 'Hexo in the zone of Tokyo that holds back the future',
    generator: 'hexo',
    config: {
      '_config.yml':
        'title: A\ntimezone: Asia/Tokyo\nsource_dir: source\nfuture: false\npermalink: :title/\ntheme: bare\nnew_post_name: :year-:month-:day-:title.md\n',
    },
    posts: [
      ...numbered('hexo.io/docs/configuration: future, timezone', posts, [
        ['date: 2024-06-02', 'scheduled'],
        ['date: 2024-06-01', 'live'],
        ['date: 2024-06-01 20:59:59', 'live'],
        ['date: 2024-06-01 21:00:00', 'live'],
        ['date: 2024-06-01 21:01:00', 'scheduled'],
        ['date: 2024-06-01 20:59', 'live'],
        ['date: 2024-06-01 21:01', 'scheduled'],
        ['date: "2024-06-01 21:01:00"', 'scheduled'],
        ['date: 2024-06-01T20:59:59', 'live'],
        ['date: 2024/06/02 10:00:00', 'scheduled'],
        ['date: 2024/06/01 20:59:59', 'live'],
        ['date: Jun 2, 2024', 'scheduled'],
        ['date: 2024-06-31', 'scheduled'],
        ['date: 06-02-2024', 'scheduled'],
        ['date: Sun Jun 2 10:00:00 2024', 'scheduled'],
        ['date: 2024-06-01 24:00:00', 'scheduled'],
        // A date with an offset of its own is moved by the zone of the site all the same.
        ['date: 2024-06-01T20:59:59Z', 'live'],
        ['date: 2024-06-01T21:01:00Z', 'scheduled'],
        ['date: 2024-06-02 05:59:00 +09:00', 'live'],
        ['date: 2024-06-02 06:01:00 +09:00', 'scheduled'],
        ['date: 2024-06-02\npublished: false', 'hidden'],
        [`${past}\nupdated: 2024-07-01`, 'live'],
        [`${past}\nupdated: 2024-07-01\npublished: false`, 'hidden'],
      ]),
      ...rows('lib/plugins/processor/post.js: the date in the name, by new_post_name', [
        ['source/_posts/2024-05-31-a.md', 'title: A', 'live'],
        ['source/_posts/2024-06-02-a.md', 'title: A', 'scheduled'],
        ['source/_posts/2024-06-02-b.md', past, 'live'],
        ['source/about/index.md', past, 'live'],
        ['source/soon/index.md', 'date: 2024-07-01', 'scheduled'],
        ['source/_drafts/a.md', 'date: 2024-07-01', 'draft'],
      ]),
    ],
  },
  {
    name: 'Hexo in a folder of its own, with its drafts',
    generator: 'hexo',
    config: {
      '_config.yml':
        'title: A\ntimezone: UTC\nsource_dir: blog\nrender_drafts: true\npermalink: :title/\ntheme: bare\n',
    },
    posts: rows('hexo.io/docs/configuration: source_dir, render_drafts', [
      ['blog/_posts/a.md', past, 'live'],
      ['blog/_posts/b.md', `${past}\npublished: false`, 'live'],
      ['blog/_drafts/c.md', past, 'live'],
      ['source/_posts/a.md', past, 'hidden'],
    ]),
  },
];

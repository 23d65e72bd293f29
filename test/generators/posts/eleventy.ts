import { numbered, rows, type SiteCase } from '../site-case.ts';
import { eleventyDefaults } from './defaults.ts';

const past = 'date: 2024-05-31';

/** The preprocessor for drafts that Eleventy's documentation gives (11ty.dev/docs/config-preprocessors). */
const drafts = `config.addPreprocessor('drafts', '*', (data) => {
    if (data.draft && process.env.ELEVENTY_RUN_MODE === 'build') return false;
  });`;

/** Which posts stand in the collection of all and have a page. */
const list =
  '---\npermalink: list.html\n---\n{% for post in collections.all %}{% if post.url %}{{ post.rawInput }}{% endif %}{% endfor %}';

const fields = (folder: string) => [
  ...numbered('11ty.dev/docs/config-preprocessors: drafts', folder, [
    [past, 'live'],
    ['title: No date', 'live'],
    ['', 'live'],
    [`${past}\ndraft: true`, 'draft'],
    [`${past}\ndraft: True`, 'draft'],
    [`${past}\ndraft: false`, 'live'],
    [`${past}\ndraft: FALSE`, 'live'],
    [`${past}\ndraft: yes`, 'draft'],
    // js-yaml 4 reads YAML 1.2: these are words, and to JavaScript every word is true.
    [`${past}\ndraft: no`, 'draft'],
    [`${past}\ndraft: off`, 'draft'],
    [`${past}\ndraft: "false"`, 'draft'],
    [`${past}\ndraft: 1`, 'draft'],
    [`${past}\ndraft: 0`, 'live'],
    [`${past}\ndraft: ""`, 'live'],
    [`${past}\ndraft:`, 'live'],
    [`${past}\ndraft: ~`, 'live'],
    [`${past}\nDraft: true`, 'live'],
    [`${past}\ndraft: []`, 'draft'],
    [`${past}\npublished: false`, 'live'],
    [`${past}\nhidden: true`, 'live'],
  ] as const),
  ...numbered('11ty.dev/docs/dates', folder, [
    ['date: 2024-06-02', 'live'],
    ['date: 2034-06-02', 'live'],
    ['date: 2034-06-02T10:00:00Z', 'live'],
    ['date: 2034-06-02 10:00:00 +02:00', 'live'],
    ['date: "2034-06-02"', 'live'],
    ['date: Last Modified', 'live'],
    ['date: Created', 'live'],
    ['date: git Last Modified', 'live'],
    ['date: git Created', 'live'],
    ['date: soon', 'live', 'stops'],
    ['date: 2024-13-45', 'live', 'stops'],
    [`${past}\nexpiryDate: 2024-05-31`, 'live'],
    [`${past}\npublishDate: 2034-05-31`, 'live'],
    [`${past}\nupdated: 2034-05-31`, 'live'],
  ] as const),
  ...numbered('11ty.dev/docs/permalinks, 11ty.dev/docs/collections', folder, [
    [`${past}\npermalink: false`, 'hidden'],
    [`${past}\npermalink: False`, 'hidden'],
    [`${past}\npermalink: /one/`, 'live'],
    [`${past}\npermalink: /two.html`, 'live'],
    [`${past}\npermalink: no`, 'live', 'stops'],
    [`${past}\neleventyExcludeFromCollections: true`, 'hidden'],
    [`${past}\neleventyExcludeFromCollections: false`, 'live'],
    [`${past}\ntags: post`, 'live'],
    [`${past}\ndraft: true\npermalink: false`, 'hidden'],
    [`${past}\neleventyExcludeFromCollections: [post]`, 'live'],
  ] as const),
];

export const eleventySites: readonly SiteCase[] = [
  {
    name: 'Eleventy at the root',
    generator: 'eleventy',
    config: { 'eleventy.config.mjs': `export default function (config) {\n  ${drafts}\n}\n` },
    files: { 'list.njk': list },
    posts: [
      ...fields('blog'),
      ...rows('11ty.dev/docs/ignores, 11ty.dev/docs/dates: file names', [
        ['about.md', past, 'live'],
        ['README.md', past, 'live'],
        ['posts/2024-05-31-a.md', 'title: A', 'live'],
        ['posts/2034-05-31-a.md', 'title: A', 'live'],
        ['posts/2024-05-31-b/index.md', 'title: A', 'live'],
        ['posts/_a.md', past, 'live'],
        ['_drafts/a.md', past, 'live'],
        ['_posts/2034-05-31-a.md', past, 'live'],
        ['posts/deep/er/a.md', past, 'live'],
        ['drafts/a.md', past, 'live'],
        ['posts/other.markdown', past, 'hidden'],
        ['posts/third.mkd', past, 'hidden'],
        ['posts/.dot/a.md', past, 'live'],
        ['posts/.b.md', past, 'live'],
        ['_includes/a.md', past, 'hidden'],
        ['_data/a.md', past, 'hidden'],
        ['posts/_includes/a.md', past, 'live'],
      ]),
    ],
  },
  {
    name: 'Eleventy with a folder for its input',
    generator: 'eleventy',
    config: {
      'eleventy.config.mjs': `export default function (config) {\n  ${drafts}\n}\nexport const config = { dir: { input: 'content', includes: '../_includes', data: '../_data' } };\n`,
    },
    files: { 'content/list.njk': list },
    posts: [
      ...rows('11ty.dev/docs/config: input directory', [
        ['content/a.md', past, 'live'],
        ['content/b.md', `${past}\ndraft: true`, 'draft'],
        ['content/deep/c.md', past, 'live'],
        ['README.md', past, 'hidden'],
        ['posts/d.md', past, 'hidden'],
      ]),
    ],
  },
  ...eleventyDefaults(drafts, list),
];

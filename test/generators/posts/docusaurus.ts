import { docusaurusConfig } from '../docusaurus-site.ts';
import { numbered, rows, type SiteCase } from '../site-case.ts';

const past = 'date: 2024-05-31';

const common = (folder: string) => [
  ...numbered(`docusaurus.io/docs/api/plugins: draft in ${folder}`, folder, [
    ['title: No date', 'live'],
    ['', 'live'],
    ['draft: true', 'draft'],
    ['draft: True', 'draft'],
    ['draft: false', 'live'],
    ['draft: "true"', 'draft'],
    ['draft: "false"', 'live'],
    ['draft: yes', 'live', 'stops'],
    ['draft: 1', 'live', 'stops'],
    ['Draft: true', 'live'],
    ['published: false', 'live'],
    ['unlisted: true', 'hidden'],
    ['unlisted: false', 'live'],
    ['unlisted: "true"', 'hidden'],
    ['unlisted: true\ntags: [a]', 'hidden'],
    ['hide_table_of_contents: true', 'live'],
  ] as const),
  ...rows('packages/docusaurus-utils/src/globUtils.ts: GlobExcludeDefault', [
    [`${folder}/_a.md`, 'title: A', 'hidden'],
    [`${folder}/_parts/a.md`, 'title: A', 'hidden'],
    [`${folder}/deep/_a.mdx`, 'title: A', 'hidden'],
    [`${folder}/deep/_parts/deeper/a.md`, 'title: A', 'hidden'],
    [`${folder}/deep/a.md`, 'title: A', 'live'],
    [`${folder}/deep/a_b.md`, 'title: A', 'live'],
    [`${folder}/bundle/index.md`, 'title: A', 'live'],
    [`${folder}/drafts/a.md`, 'title: A', 'live'],
    [`${folder}/_drafts/a.md`, 'title: A', 'hidden'],
    [`${folder}/a.mdx`, 'draft: true', 'draft'],
    [`${folder}/a.markdown`, 'title: A', 'hidden'],
  ] as const),
];

export const docusaurusSites: readonly SiteCase[] = [
  {
    name: 'Docusaurus',
    generator: 'docusaurus',
    config: { 'docusaurus.config.js': docusaurusConfig("i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },") },
    files: { 'versions.json': '["1"]' },
    posts: [
      ...common('blog'),
      ...common('docs'),
      ...numbered('plugin-content-blog/src/blogUtils.ts: dates never hold a post back', 'blog', [
        [past, 'live'],
        ['date: 2034-06-02', 'live'],
        ['date: 2034-06-02T10:00:00Z', 'live'],
        ['date: 2034-06-02 10:00:00', 'live'],
        ['date: "2034-06-02"', 'live'],
        [`${past}\nlast_update:\n  date: 2034-06-02`, 'live'],
        [`${past}\nexpiryDate: 2024-05-31`, 'live'],
        ['date: 2034-06-02\ndraft: true', 'draft'],
      ]),
      ...rows('plugin-content-blog/src/blogUtils.ts: dates in names', [
        ['blog/2034-06-02-a.md', 'title: A', 'live'],
        ['blog/2024-05-31-a.md', 'title: A', 'live'],
        ['blog/2034/06/02/a.md', 'title: A', 'live'],
        ['blog/2034-06-02-b/index.mdx', 'title: A', 'live'],
      ]),
      ...rows('docusaurus.io/docs/creating-pages, docusaurus.io/docs/versioning', [
        ['src/pages/about.md', 'title: A', 'live'],
        ['src/pages/_part.md', 'title: A', 'hidden'],
        ['src/pages/unfinished.md', 'draft: true', 'draft'],
        ['versioned_docs/version-1/a.md', 'title: A', 'live'],
        ['i18n/fr/docusaurus-plugin-content-blog/deep/a.md', 'title: A', 'live'],
        ['README.md', 'title: A', 'hidden'],
        ['static/a.md', 'title: A', 'hidden'],
      ]),
    ],
  },
];

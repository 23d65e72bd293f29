import { numbered, rows, type SiteCase } from '../site-case.ts';

const past = 'pubDate: 2024-05-31';

/** The collections and the filter of drafts as Astro's documentation gives them (docs.astro.build/en/guides/content-collections). */
const collections = `import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { glob } from 'astro/loaders';
const schema = z.object({
  title: z.string().optional(), pubDate: z.coerce.date().optional(), draft: z.boolean().nullish(),
});
export const collections = {
  blog: defineCollection({ loader: glob({ pattern: '**/[^_]*.md', base: './src/content/blog' }), schema }),
  notes: defineCollection({ loader: glob({ pattern: '**/[^_]*.md', base: './src/data/notes' }), schema }),
};
`;

export const astroSites: readonly SiteCase[] = [
  {
    name: 'Astro',
    generator: 'astro',
    config: { 'astro.config.mjs': 'export default {};\n', 'src/content.config.ts': collections },
    posts: [
      ...numbered('docs.astro.build/en/guides/content-collections: filtering', 'src/content/blog', [
        [past, 'live'],
        ['title: No date', 'live'],
        ['', 'live'],
        [`${past}\ndraft: true`, 'draft'],
        [`${past}\ndraft: True`, 'draft'],
        [`${past}\ndraft: TRUE`, 'draft'],
        [`${past}\ndraft: false`, 'live'],
        [`${past}\ndraft: False`, 'live'],
        [`${past}\ndraft:`, 'live'],
        [`${past}\nDraft: true`, 'live'],
        [`${past}\ndraft: yes`, 'live', 'stops'],
        [`${past}\ndraft: "true"`, 'live', 'stops'],
        [`${past}\ndraft: 1`, 'live', 'stops'],
        [`${past}\npublished: true`, 'live'],
        [`${past}\nhidden: true`, 'live'],
        ['+++\ndraft = true\n+++', 'draft'],
        ['+++\ndraft = false\n+++', 'live'],
        ['+++\npubDate = 2034-05-31\n+++', 'live'],
      ]),
      ...numbered('docs.astro.build/en/reference/modules/astro-content: dates are the site’s own', 'src/content/blog', [
        ['pubDate: 2024-06-02', 'live'],
        ['pubDate: 2034-06-02', 'live'],
        ['pubDate: 2034-06-02T10:00:00Z', 'live'],
        ['pubDate: 2034-06-02 10:00:00', 'live'],
        ['pubDate: 2034-06-02T10:00:00+09:00', 'live'],
        ['pubDate: "2034-06-02"', 'live'],
        ['pubDate: Jul 08 2034', 'live'],
        ['date: 2034-06-02', 'live'],
        ['date: soon', 'live'],
        ['pubDate: soon', 'live', 'stops'],
        [`${past}\nupdatedDate: 2034-06-02`, 'live'],
        [`${past}\nexpiryDate: 2024-05-31`, 'live'],
        [`${past}\npublishDate: 2034-05-31`, 'live'],
      ]),
      ...rows('docs.astro.build/en/reference/content-loader-reference: pattern', [
        ['src/content/blog/deep/a.md', past, 'live'],
        ['src/content/blog/2034-05-31-a.md', past, 'live'],
        ['src/content/blog/bundle/index.md', past, 'live'],
        ['src/content/blog/_a.md', past, 'hidden'],
        ['src/content/blog/deep/_a.md', past, 'hidden'],
        ['src/content/blog/_parts/a.md', past, 'live'],
        ['src/content/blog/_drafts/b.md', past, 'live'],
        ['src/content/blog/drafts/b.md', past, 'live'],
        ['src/content/blog/.a.md', past, 'live'],
        ['src/content/blog/.parts/a.md', past, 'hidden'],
        ['src/data/notes/a.md', past, 'live'],
        ['src/data/notes/b.md', `${past}\ndraft: true`, 'draft'],
        ['src/data/notes/_c.md', past, 'hidden'],
        ['src/data/other/d.md', past, 'hidden'],
        ['README.md', past, 'hidden'],
      ]),
      ...rows('docs.astro.build/en/guides/routing: excluding pages', [
        ['src/pages/about.md', past, 'live'],
        ['src/pages/soon.md', 'pubDate: 2034-05-31', 'live'],
        ['src/pages/words.md', 'pubDate: soon', 'live'],
        ['src/pages/unfinished.md', 'draft: true', 'live'],
        ['src/pages/unfinished-too.md', 'draft: yes', 'live'],
        ['src/pages/deep/a.md', past, 'live'],
        ['src/pages/_a.md', past, 'hidden'],
        ['src/pages/_parts/a.md', past, 'hidden'],
        ['src/pages/deep/_b.md', past, 'hidden'],
        ['src/pages/deep/_parts/c.md', past, 'hidden'],
        ['src/pages/.b.md', past, 'hidden'],
        ['src/pages/2034-05-31-a.md', past, 'live'],
        ['src/pages/drafts/a.md', past, 'live'],
        ['src/pages/plain.md', '', 'live'],
      ]),
    ],
  },
];

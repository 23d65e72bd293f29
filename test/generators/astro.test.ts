import { compareWithGenerator } from './compare.ts';
import { findPackage } from './build.ts';
import { astroSites } from './posts/astro.ts';

const found = findPackage('astro');
const route = (name: string) => `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  const posts = await getCollection('${name}', ({ data }) => (import.meta.env.PROD ? data.draft !== true : true));
  return posts.map((post) => ({ params: { id: post.id }, props: { post } }));
}
const { Content } = await render(Astro.props.post);
---
<Content />
`;

compareWithGenerator(
  'Astro',
  astroSites,
  found === null
    ? null
    : {
        files: {
          'package.json': '{"type":"module","private":true}',
          'src/pages/blog/[...id].astro': route('blog'),
          'src/pages/notes/[...id].astro': route('notes'),
        },
        output: 'dist',
        ...found,
        arguments: [...found.arguments, 'build', '--silent'],
        environment: { ASTRO_TELEMETRY_DISABLED: '1' },
      },
);

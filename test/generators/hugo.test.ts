import { compareWithGenerator } from './compare.ts';
import { findProgram } from './build.ts';
import { hugoSites } from './posts/hugo.ts';

const program = findProgram('hugo');
const page = '{{ .RawContent }}';

compareWithGenerator(
  'Hugo',
  hugoSites,
  program === null
    ? null
    : {
        files: {
          'layouts/_default/single.html': page,
          'layouts/_default/list.html': 'list',
          'layouts/index.html': 'home',
        },
        output: 'public',
        program,
        arguments: ['--clock', '2024-06-01T12:00:00Z', '--quiet'],
      },
);

import { compareWithGenerator } from './compare.ts';
import { findProgram } from './build.ts';
import { jekyllSites } from './posts/jekyll.ts';

const program = findProgram('jekyll');

compareWithGenerator(
  'Jekyll',
  jekyllSites,
  program === null ? null : { files: {}, output: '_site', program, arguments: ['build', '--disable-disk-cache'] },
);

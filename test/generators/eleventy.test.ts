import { compareWithGenerator } from './compare.ts';
import { findPackage } from './build.ts';
import { eleventySites } from './posts/eleventy.ts';

const found = findPackage('eleventy');
compareWithGenerator(
  'Eleventy',
  eleventySites,
  found === null
    ? null
    : {
        files: { 'package.json': '{"type":"module"}' },
        output: '_site',
        list: 'list.html',
        ...found,
        arguments: found.arguments,
      },
);

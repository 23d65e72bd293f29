import { compareWithGenerator } from './compare.ts';
import { findPackage } from './build.ts';
import { hexoSites } from './posts/hexo.ts';
import { now } from './site-case.ts';

const found = findPackage('hexo');
const plugins = { 'hexo-renderer-ejs': '*', 'hexo-renderer-marked': '*' };
const layout = '<%- page.content %>';

compareWithGenerator(
  'Hexo',
  hexoSites,
  found === null
    ? null
    : {
        files: {
          'package.json': JSON.stringify({ private: true, hexo: { version: '' }, dependencies: plugins }),
          'themes/bare/layout/post.ejs': layout,
          'themes/bare/layout/page.ejs': layout,
          'clock.mjs': `Date.now = () => ${now};`,
        },
        output: 'public',
        ...found,
        arguments: [...found.arguments, 'generate'],
        environment: { NODE_OPTIONS: '--import ./clock.mjs' },
      },
);

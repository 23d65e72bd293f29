import { expect, test } from 'vitest';
import { wrongBox } from '../../../../renderer/features/settings/wrong-box.ts';
import { correctionForms, type Filled, type FormPart } from '../../../../shared/generators/correction-forms.ts';

const reading = { name: 'Mine', words: '200', cjk: '500', firstImage: '0', code: 'true', round: 'up' };

test.each<[FormPart, Filled[], string | null, number]>([
  ['timeZone', [{ '': 'Moon/Crater' }], '', 0],
  ['timeZone', [{ '': 'Asia/Tokyo' }], null, 0],
  ['language', [{ '': 'not a tag' }], '', 0],
  ['contentFolders', [{ '': '' }], '', 0],
  ['contentFolders', [{ '': 'content\n../elsewhere' }], '', 0],
  ['fileName', [{ '': '{slug}.txt' }], '', 0],
  ['fields.title', [{ '': '' }], '', 0],
  ['fields.title', [{ '': 'extra..title' }], '', 0],
  ['fields.draft', [{ '': '' }], null, 0],
  ['reading', [reading], null, 0],
  ['reading', [{ ...reading, cjk: '0' }], 'cjk', 0],
  ['reading', [{ ...reading, words: '' }], 'words', 0],
  ['reading', [{ ...reading, firstImage: 'ten' }], 'firstImage', 0],
  [
    'assets',
    [
      { url: '/a/', folder: 'a' },
      { url: 'b', folder: 'b' },
    ],
    'url',
    1,
  ],
  ['assets', [{ url: '/a/', folder: '/etc' }], 'folder', 0],
  ['taxonomies', [{ name: '', fields: 'tags', text: 'one' }], 'name', 0],
  ['taxonomies', [{ name: 'tags', fields: '', text: 'one' }], 'fields', 0],
  [
    'languages',
    [
      { code: 'en', folder: '' },
      { code: 'x', folder: '' },
    ],
    'code',
    1,
  ],
])('%s of %j: the box %j of row %i is named', (part, rows, key, row) => {
  const wrong = wrongBox(part, correctionForms[part].read(rows));
  expect(wrong && [wrong.box.key, wrong.row]).toEqual(key === null ? null : [key, row]);
});

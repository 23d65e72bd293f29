import { expect, test } from 'vitest';
import { assetFile, fileOfAddress, relativeHref, styleSheetFile } from '../../../shared/site/paths.ts';

test('files of addresses are inside the export, whatever an address says', () => {
  expect(
    ['/a/b/', '/a.html', '/a', '/../../x/', '/', '/CON/', '/a%2fb/'].map((address) => fileOfAddress(address)),
  ).toEqual([
    'a/b/index.html',
    'a.html',
    'a/index.html',
    'x/index.html',
    null,
    'CON-post/index.html',
    'a%2fb/index.html',
  ]);
  expect(fileOfAddress('/a', 'file')).toBe('a.html');
  expect(relativeHref('a/b/index.html', 'a/c/index.html')).toBe('../c/index.html');
  expect(relativeHref('index.html', '日/x y.html')).toBe('%E6%97%A5/x%20y.html');
  expect(relativeHref('a/index.html', 'a/b:c.html')).toBe('b%3Ac.html');
  expect(assetFile('static/a.png')).toBe('assets/static/a.png');
  expect(assetFile('static/A.png')).not.toBe(assetFile('static/a.png'));
  for (const path of ['style.css', 'Style.css']) expect(assetFile(path)).toMatch(/^assets\/style-\w+\.css$/);
  expect(styleSheetFile).toBe('assets/style.css');
});

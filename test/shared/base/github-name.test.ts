import GithubSlugger, { slug } from 'github-slugger';
import { expect, test } from 'vitest';
import { githubName } from '../../../shared/base/github-name.ts';
import { uniqueIds } from '../../../shared/base/unique-ids.ts';

test('keeps every character that the package keeps, and drops what is no word in any script', () => {
  const differ: string[] = [];
  for (let code = 0; code < 0x11_00_00; code++) {
    if (code >= 0xd8_00 && code < 0xe0_00) continue;
    const character = String.fromCodePoint(code);
    const [name, known] = [githubName(character), slug(character)];
    // Letters that Unicode has got since.
    if (name !== known && !(known === '' && /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u.test(character)))
      differ.push(character);
  }
  expect(differ).toEqual([]);
});

test.each(['a\tb', 'Ünï-code_x  y', 'İ', '½ ² Ⅷ', '🚀 x', 'a\nb', '你好，世界', 'नमस्ते', 'ὈΔΥΣΣΕΎΣ'])(
  'names %j as the package does',
  (words) => expect(githubName(words)).toBe(slug(words)),
);

test('counts as the package does', () => {
  const names = ['a', 'a', 'a-1', 'a', 'a-1', 'a-1-1', '', '', 'constructor', 'a-2', 'a'];
  const slugger = new GithubSlugger();
  expect(names.map(uniqueIds({ second: 1, looks: true }))).toEqual(names.map((name) => slugger.slug(name)));
});

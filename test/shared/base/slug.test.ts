import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeName, slugify, uniqueName, type SlugRule } from '../../../shared/base/slug.ts';

const rules: readonly SlugRule[] = ['github', 'jekyll', 'hugo'];

describe('slugs', () => {
  test.each([
    ['Hello, World!', 'hello-world', 'hello-world', 'hello-world'],
    ['C++ & Rust: a tale', 'c-rust-a-tale', 'c-rust-a-tale', 'c-rust-a-tale'],
    ['Longhand 1.0 is out', 'longhand-10-is-out', 'longhand-1-0-is-out', 'longhand-1.0-is-out'],
    ['Crème brûlée', 'crème-brûlée', 'crème-brûlée', 'crème-brûlée'],
    ['你好，世界', '你好世界', '你好-世界', '你好世界'],
    ['snake_case name', 'snake_case-name', 'snake-case-name', 'snake_case-name'],
    ['  -- ..  ', 'untitled', 'untitled', 'untitled'],
    ['', 'untitled', 'untitled', 'untitled'],
    ['🎉', 'untitled', 'untitled', 'untitled'],
    ['../../etc/passwd', 'etcpasswd', 'etc-passwd', 'etcpasswd'],
    ['CON', 'con-post', 'con-post', 'con-post'],
  ])('%s', (title, github, jekyll, hugo) => {
    expect(rules.map((rule) => slugify(title, rule))).toEqual([github, jekyll, hugo]);
  });

  test('composes accents, so that one title has one name on every system', () => {
    expect(slugify('Cre\u0300me')).toBe(slugify('Crème'));
  });

  test('a very long title is cut at a word and fits a file name', () => {
    const slug = slugify('word '.repeat(200));
    expect(slug.endsWith('-word')).toBe(true);
    expect(slug.length).toBeLessThanOrEqual(100);
    expect(new TextEncoder().encode(slugify('漢'.repeat(300))).length).toBeLessThanOrEqual(200);
  });

  test('any text becomes a name that every desktop system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...rules), (title, rule) => {
        for (const name of [slugify(title, rule), safeName(title)]) {
          expect(name).not.toBe('');
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|[. ]$|^\s/u);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
          expect(name).not.toMatch(/^\.+$/);
        }
      }),
    );
  });
});

test('safe names keep case and spaces and lose what systems refuse', () => {
  expect(safeName('My Post: Part 1/2?')).toBe('My Post- Part 1-2-');
  expect(safeName('aux.md')).toBe('aux-post.md');
  expect(safeName('evil\u202Egpj.md')).toBe('evilgpj.md');
  expect(safeName('name. . .')).toBe('name');
});

test('a taken name gets the next free number', () => {
  const taken = new Set(['post', 'post-2']);
  expect(uniqueName('post', (name) => taken.has(name))).toBe('post-3');
  expect(uniqueName('other', (name) => taken.has(name))).toBe('other');
});

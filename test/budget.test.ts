import { expect, test } from 'vitest';
import { readSource, repositoryFiles } from './support/source-files.ts';

const code = /\.(ts|tsx|mjs|css)$/;
const sources = repositoryFiles(/^(shared|electron|renderer|assets|scripts|test)\/.*\.(ts|tsx|mjs|css)$/).filter(
  (name) => !name.startsWith('test/fixtures/'),
);

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('no source file has more than 300 lines', () => {
  const long = sources
    .map((name) => ({ name, lines: readSource(name).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

/** Where colours and font sizes of the app may be written. The sheets that published pages carry have tokens of their own. */
const designPages = new Set(['renderer/styles/tokens.css']);
const styled = repositoryFiles(/^renderer\/.*\.(css|ts|tsx|html)$/).filter((name) => !designPages.has(name));
const colourWords =
  'red|green|blue|black|white|gray|grey|yellow|orange|purple|pink|brown|cyan|magenta|silver|gold|navy|teal';
const colour = new RegExp(
  String.raw`#[0-9a-f]{3,8}\b(?=\s*[;,)'"!]|$)|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(|:\s*(?:${colourWords})\s*[;!]`,
  'i',
);
// Sizes in `em` are shares of the size that the person chose, and may stand where they are used.
const fontSize = /font-?size['"]?\s*:\s*['"]?[\d.]+(px|rem|pt|%|[;,'"\s}]|$)/i;

test('colours stand in the tokens only', () => {
  expect(linesWith(styled, colour)).toEqual([]);
});

test('font sizes stand in the tokens only', () => {
  expect(linesWith(styled, fontSize)).toEqual([]);
});

test.each([
  'color: #fff;',
  'background: rgb(0 0 0)',
  'color: red;',
  "color: '#1b1b1d',",
  'outline-color: oklch(1 0 0);',
])('the look for colours finds %s', (line) => expect(colour.test(line)).toBe(true));

test.each(['font-size: 14px;', "fontSize: '1rem'", 'fontSize: 14,'])('the look for font sizes finds %s', (line) =>
  expect(fontSize.test(line)).toBe(true),
);

test.each([
  'href="#main"',
  "fontSize: '0.9em'",
  'color: var(--color-text);',
  '// see #123 for',
  'fontSize: settings.fontSize',
])('and passes over %s', (line) => expect(colour.test(line) || fontSize.test(line)).toBe(false));

test('a lint rule is switched off only with a reason beside it', () => {
  const disables = linesWith(
    repositoryFiles(code).filter((name) => name !== 'test/budget.test.ts'),
    /(oxlint|eslint)-disable/,
  );
  expect(disables.filter((line) => !/-disable[\w-]*( [\w@/,-]+)* -- \S.{9}/.test(line))).toEqual([]);
});

test('the compiler is not told to look away', () => {
  const away = /@ts-(ignore|expect-error|nocheck)|\bas any\b|prettier-ignore/;
  expect(
    linesWith(
      sources.filter((name) => name !== 'test/budget.test.ts'),
      away,
    ),
  ).toEqual([]);
});

/** Every hit as `file:line text`. */
function linesWith(names: readonly string[], pattern: RegExp): readonly string[] {
  return names.flatMap((name) =>
    readSource(name)
      .split('\n')
      .map((line, index) => ({ line, place: `${name}:${index + 1}` }))
      .filter(({ line }) => pattern.test(line))
      .map(({ line, place }) => `${place} ${line.trim()}`),
  );
}

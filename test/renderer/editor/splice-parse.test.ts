import { ensureSyntaxTree, LanguageDescription, syntaxTree } from '@codemirror/language';
import { EditorState, type ChangeSpec } from '@codemirror/state';
import { Tree } from '@lezer/common';
import { expect, test } from 'vitest';
import { loadLanguages } from '../../../renderer/editor/code-languages.ts';
import { frontMatterField } from '../../../renderer/editor/front-matter-field.ts';
import { postLanguage } from '../../../renderer/editor/language.ts';
import { splicing } from '../../../renderer/editor/splice-parse.ts';
import { createBodyParser, markdownParser } from '../../../shared/markdown/parse/parser.ts';
import { randomFrom } from '../../support/random.ts';

// Blocks of all kinds, and what opens, closes or joins them.
const pieces = [
  ...['\n', '\n\n', ' ', '    ', '\t', 'word', '- ', '- [ ] ', '1. ', '> ', '# ', '*', '[a]: b\n', '<!--', '-->', '|'],
  ...['\n---\n', '\n===\n', '```js\nlet a = 1;\n', '```\n', '~~~\n', '<div>\n<b>b</b>\n', '---\ntitle: x\n---\n'],
  ...[
    '\n\n- item\n\n      code\n\n',
    '\n\n    code\n\n',
    '\n\n| a | b |\n| - | - |\n| c | d |\n\n',
    '\n\n> quote\nlazy\n\n',
  ],
  ...[
    '\n\n## Heading\n\nWords of a *paragraph* with `code`.\n\n',
    'A paragraph of two\nlines.\n\n',
    '\n\n1. one\n2. two\n\n',
  ],
];

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [frontMatterField, postLanguage()] });

function treeOf(state: EditorState): Tree {
  const tree = ensureSyntaxTree(state, state.doc.length, 60_000);
  if (!tree) throw new Error('not parsed in time');
  return tree;
}

/** Every node of a tree, those of other languages in it too. */
function shown(tree: Tree): string {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes.join('\n');
}

async function loadJavaScript() {
  const found = LanguageDescription.matchLanguageName(await loadLanguages(), 'js', true);
  await found?.load();
}

test('a change read by the blocks around it gives the tree of the whole text', async () => {
  await loadJavaScript();
  for (let seed = 0; seed < 60; seed++) {
    const random = randomFrom(seed);
    const upTo = (count: number) => Math.floor(random() * count);
    const piece = () => pieces[upTo(pieces.length)] ?? '';
    let state = stateOf(Array.from({ length: 60 }, piece).join(''));
    treeOf(state);
    for (let edit = 0; edit < 30; edit++) {
      const from = random() < 0.1 ? state.doc.length : upTo(state.doc.length);
      const deleted = [0, 0, 0, 1, 3, 400][upTo(6)] ?? 0;
      const changes: ChangeSpec = { from, to: Math.min(state.doc.length, from + deleted), insert: piece() };
      state = state.update({ changes }).state;
      const tree = treeOf(state);
      expect(tree.length).toBe(state.doc.length);
      expect(shown(tree), `seed ${seed}, edit ${edit}`).toBe(shown(treeOf(stateOf(state.doc.toString()))));
    }
  }
});

test('a key in a long text leaves all but a few parts of its tree as they were', () => {
  const doc = Array.from({ length: 4000 }, (_, at) => `${at % 3 ? '' : '- '}Paragraph ${at} of it.\n\n`).join('');
  let state = stateOf(doc);
  let before = treeOf(state);
  const partsOf = (tree: Tree): Tree[] => {
    const below = tree.children.filter((child) => child instanceof Tree);
    return [tree, ...below.flatMap(partsOf)];
  };
  for (const at of [0, doc.indexOf('2000'), doc.indexOf('2001'), doc.length]) {
    state = state.update({ changes: { from: at, insert: 'x' } }).state;
    const after = treeOf(state);
    const known = new Set(partsOf(before));
    expect(partsOf(after).filter((part) => !known.has(part)).length).toBeLessThan(40);
    before = after;
  }
});

test.each([
  ['- item\n\nplain', '- '],
  ['1. one\n\n\nplain', '2. '],
  ['- item\n\nplain', '  '],
  ['    code\n\n\nplain', '    '],
  ['> quote\n\nplain', '> '],
  ['words\n\nplain', '=== '],
])('what stands above a blank line of %j goes on below it', (block, typed) => {
  const doc = `${'Words of a paragraph.\n\n'.repeat(20)}${block}${'\n\nWords of a paragraph.'.repeat(20)}`;
  const state = stateOf(doc);
  treeOf(state);
  const next = state.update({ changes: { from: doc.indexOf('plain'), insert: typed } }).state;
  expect(shown(treeOf(next))).toBe(shown(treeOf(stateOf(next.doc.toString()))));
});

test('in a text that is parsed as far as the screen, the tree goes as far after a key', () => {
  const doc = Array.from({ length: 4000 }, (_, at) => `- Item ${at}\n\nParagraph.\n\n`).join('');
  const parsed = 40_000;
  let state = stateOf(doc);
  expect(ensureSyntaxTree(state, parsed, 60_000)).toBeTruthy();
  for (const at of [200, 20_000, parsed - 200, parsed - 3]) {
    const before = state;
    // A key has 20 ms by the clock for its tree: a machine that does something else meanwhile gets another try.
    const reached = () => {
      state = before.update({ changes: { from: at, insert: 'x\n\n' } }).state;
      return syntaxTree(state).length >= parsed;
    };
    expect(Array.from({ length: 20 }).some(reached)).toBe(true);
    const tree = syntaxTree(state);
    expect(tree.length).toBeLessThan(doc.length);
    const upTo = (whole: Tree) =>
      shown(whole)
        .split('\n')
        .filter((node) => Number(node.split(' ')[2]) < parsed - 20);
    expect(upTo(tree)).toEqual(upTo(treeOf(stateOf(state.doc.toString()))));
  }
  expect(shown(treeOf(state))).toBe(shown(treeOf(stateOf(state.doc.toString()))));
});

test('a text that is read again after each change gives the tree of the grammar', () => {
  const parsed = (steps: Generator<undefined, Tree>) => {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return shown(value);
    }
  };
  for (let seed = 100; seed < 120; seed++) {
    const random = randomFrom(seed);
    const piece = () => pieces[Math.floor(random() * pieces.length)] ?? '';
    let text = Array.from({ length: 60 }, piece).join('');
    const parse = createBodyParser(markdownParser.configure(splicing(markdownParser)));
    parsed(parse(text, 0));
    for (let edit = 0; edit < 30; edit++) {
      const at = Math.floor(random() * text.length);
      text = text.slice(0, at) + piece() + text.slice(at + (random() < 0.2 ? 200 : 0));
      expect(parsed(parse(text, 0)), `seed ${seed}, edit ${edit}`).toBe(parsed(createBodyParser()(text, 0)));
    }
  }
});

import { undo } from '@codemirror/commands';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, EditorState, Text, type Transaction } from '@codemirror/state';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts';
import { bodyFrom, frontMatterField } from '../../../renderer/editor/front-matter-field.ts';
import { loadFrontMatterReader } from '../../../renderer/editor/front-matter-reader.ts';
import { foldedTo, setFrontMatterFolded } from '../../../renderer/editor/front-matter-fold.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';

beforeAll(loadFrontMatterReader);

function open(text: string): EditorState {
  const extensions = documentExtensions({ length: text.length, onUpdate: () => {} });
  return EditorState.create({ doc: Text.of(text.split('\n')), extensions });
}

const type = (state: EditorState, from: number, to: number, insert: string, userEvent = 'input.type'): Transaction =>
  state.update({ changes: { from, to, insert: Text.of(insert.split('\n')) }, userEvent });

const nodes = (state: EditorState) => {
  const names: string[] = [];
  ensureSyntaxTree(state, state.doc.length, 5000)?.iterate({ enter: (node) => void names.push(node.name) });
  return names;
};

const yaml = '---\ntitle: One\n---\nbody\n';

describe('what the editor knows of the front matter', () => {
  test.each([
    yaml,
    '+++\ntitle = "x"\n+++\nbody',
    '{\n  "title": "x"\n}\nbody',
    '',
    'body',
    '---\nprose\n\n---\n',
    '---\ntitle: x',
    `---\ntitle: x\nlong: ${'y'.repeat(20_000)}\n---\nbody`,
    `---\n${'never closed\n'.repeat(3000)}`,
  ])('is what a reader of the whole text finds %#', (text) => {
    expect(open(text).field(frontMatterField)).toEqual(readFrontMatter(text));
  });

  test('follows every edit', () => {
    let state = open('');
    for (const unit of `---\ntitle: "a: b"\ntags:\n  - x\n---\nbody\n---\nmore`) {
      const at = state.doc.length;
      state = type(state, at, at, unit).state;
      expect(state.field(frontMatterField)).toEqual(readFrontMatter(state.doc.toString()));
    }
    while (state.doc.length > 0) {
      state = state.update({
        changes: { from: Math.floor(state.doc.length / 2), to: Math.floor(state.doc.length / 2) + 1 },
      }).state;
      expect(state.field(frontMatterField)).toEqual(readFrontMatter(state.doc.toString()));
    }
  });

  test('is a block of the syntax, not a rule and a heading', () => {
    expect(nodes(open(yaml))).toContain('FrontMatter');
    expect(nodes(open(yaml)).filter((name) => /Heading|Rule/.test(name))).toEqual([]);
    expect(nodes(open('---\n\nprose\n'))).toContain('HorizontalRule');
  });
});

test('the syntax follows when a block is closed by hand, and when it is opened again', () => {
  const text = `---\ntitle: x\n--`;
  let state = open(`${text}\n\nbody\n`);
  expect(nodes(state)).not.toContain('FrontMatter');
  state = type(state, text.length, text.length, '-').state;
  expect(nodes(state)).toContain('FrontMatter');
  state = type(state, text.length, text.length + 1, '', 'undo').state;
  expect(nodes(state)).not.toContain('FrontMatter');
});

describe('hidden front matter', () => {
  test('ends before the body; a block with nothing behind it is never hidden', () => {
    expect(foldedTo(open(yaml))).toBe(yaml.indexOf('\nbody'));
    expect(foldedTo(open('---\ntitle: x\n---'))).toBeNull();
    expect(foldedTo(open('body'))).toBeNull();
  });

  test('is not changed by typing, deleting or moving text; by forms, undo and other programs it is', () => {
    const state = open(yaml);
    const body = bodyFrom(state);
    for (const event of ['input.type', 'input.paste', 'delete.backward', 'move.drop']) {
      expect(type(state, body - 1, body, '', event).docChanged, event).toBe(false);
      expect(type(state, 2, 3, 'x', event).docChanged, event).toBe(false);
    }
    expect(type(state, body, body, 'x').newDoc.toString()).toBe(yaml.replace('body', 'xbody'));
    for (const event of ['input.properties', 'undo', 'reload']) {
      expect(type(state, 11, 14, 'Two', event).newDoc.toString()).toBe(yaml.replace('One', 'Two'));
    }
  });

  test('keeps the caret below it, unless it is opened', () => {
    const state = open(yaml);
    const all = state.update({ selection: EditorSelection.range(0, state.doc.length), userEvent: 'select' });
    expect(all.newSelection.main).toMatchObject({ from: bodyFrom(state), to: state.doc.length });
    const opened = state.update({ effects: setFrontMatterFolded.of(false), selection: { anchor: 4 } }).state;
    expect(opened.selection.main.head).toBe(4);
    expect(type(opened, 11, 14, 'Two').newDoc.toString()).toBe(yaml.replace('One', 'Two'));
  });

  test('opens when a search finds something in it', () => {
    const state = open(yaml);
    const found = state.update({ selection: EditorSelection.range(11, 14), userEvent: 'select.search' }).state;
    expect(foldedTo(found)).toBeNull();
    expect(found.selection.main).toMatchObject({ from: 11, to: 14 });
  });

  test('that is being typed stays open', () => {
    let state = open('---\ntitle: x\n---');
    state = type(state, state.doc.length, state.doc.length, '\n').state;
    expect(foldedTo(state)).not.toBeNull();
    let typed = open('---\ntitle: x\n--');
    typed = type(typed, typed.doc.length, typed.doc.length, '-\n').state;
    expect(typed.field(frontMatterField)).not.toBeNull();
    expect(foldedTo(typed)).toBeNull();
  });
});

describe('a file that ends right behind its front matter', () => {
  const ends = ['---\ntitle: One\n---', '+++\ntitle = "One"\n+++', '{\n  "title": "One"\n}', '---\r\ntitle: One\n---'];

  test.each(ends)('gets a line for the first words %#', (text) => {
    const end = text.length;
    const placed = open(text).update({ selection: { anchor: end } }).state;
    const { state } = placed.update({ ...placed.replaceSelection('Hi'), userEvent: 'input.type' });
    expect(state.doc.toString()).toBe(`${text}\nHi`);
    expect(state.selection.main.head).toBe(end + 3);
    expect(state.field(frontMatterField)?.fields).toHaveLength(1);
    expect(type(state, end + 3, end + 3, '!').state.doc.toString()).toBe(`${text}\nHi!`);
  });

  test.each(ends)('takes what is pasted below it, and one undo takes both back %#', (text) => {
    let { state } = type(open(text), text.length, text.length, 'One\nTwo', 'input.paste');
    expect(state.doc.toString()).toBe(`${text}\nOne\nTwo`);
    undo({ state, dispatch: (transaction) => (state = transaction.state) });
    expect(state.doc.toString()).toBe(text);
  });

  test.each(ends)('is left alone by a line end, an edit in it, the form and other programs %#', (text) => {
    const end = text.length;
    expect(type(open(text), end, end, '\n').state.doc.toString()).toBe(`${text}\n`);
    const title = text.indexOf('One');
    expect(type(open(text), title, title + 3, 'Two').state.doc.toString()).toBe(text.replace('One', 'Two'));
    expect(type(open(text), end, end, ' ', 'input.properties').state.doc.toString()).toBe(`${text} `);
    expect(
      open(text)
        .update({ changes: { from: end, insert: ' ' } })
        .state.doc.toString(),
    ).toBe(`${text} `);
  });

  test('may have no field yet, or a tag of a template', () => {
    for (const text of ['---\n---', '{}'])
      expect(type(open(text), text.length, text.length, 'x').state.doc.toString()).toBe(`${text}x`);
  });
});

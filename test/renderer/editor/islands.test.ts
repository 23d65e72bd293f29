import { EditorSelection, EditorState, Text, type StateCommand } from '@codemirror/state';
import { describe, expect, test, vi } from 'vitest';
import { applyChanges } from '../../../shared/base/text-change.ts';
import { repairFlattened } from '../../../shared/markdown/edits/flattened.ts';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { renderPost } from '../../../shared/markdown/render/render.ts';
import { textStats } from '../../../shared/markdown/facts/stats.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { lineUpColumns } from '../../../renderer/editor/commands/line-up-columns.ts';
import { indentItems, outdentItems } from '../../../renderer/editor/commands/list-indent.ts';
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts';
import { editorCommands } from '../../../renderer/editor/editor-commands.ts';
import { editorHost } from '../../../renderer/editor/editor-host.ts';
import { isProse } from '../../../renderer/editor/is-prose.ts';
import { islandsIn } from '../../../renderer/editor/islands.ts';
import { countSelected } from '../../../renderer/editor/selected-words.ts';
import { islandKinds, type IslandKind } from '../../support/island-kinds.ts';
import { parsed } from './support.ts';

const { reading } = siteProfile('plain');

function stateOf(text: string, mdx: boolean, selection: EditorSelection = EditorSelection.single(0)): EditorState {
  const host = { ...EditorState.create().facet(editorHost), isMdx: () => mdx };
  const state = EditorState.create({
    doc: Text.of(text.split('\n')),
    selection,
    extensions: [documentExtensions({ length: text.length, isMdx: mdx, onUpdate: () => {} }), editorHost.of(host)],
  });
  return parsed(state);
}

/** Those that change the text under the selection. */
const commands: readonly (readonly [string, StateCommand])[] = [
  ...Object.entries(editorCommands)
    .filter(([id]) => id.startsWith('format.') || /moveLine|duplicateLine|moveSection/.test(id))
    .map(([id, command]) => [id, command as unknown as StateCommand] as const),
  ['indent', indentItems],
  ['outdent', outdentItems],
];

/** Carets in the island and selections that end in it, from both sides, and the whole post. */
function selectionsOf({ source, around: [before, after] }: IslandKind): readonly (readonly [number, number])[] {
  const [from, to] = [before.length, before.length + source.length];
  const inside = Array.from({ length: source.length + 1 }, (_, index) => from + index);
  const middle = from + Math.ceil(source.length / 2);
  return [
    ...inside.map((at) => [at, at] as const),
    [from - 5, middle],
    [to + 5, middle],
    [from + 1, to - 1],
    [from, to],
    [0, to + after.length],
  ];
}

describe.each(islandKinds)('$name', (kind) => {
  const { source, around, mdx, chip } = kind;
  const text = around.join(source);
  const from = around[0].length;
  // Made and parsed once: a state never changes, and there are hundreds of selections.
  const unselected = stateOf(text, mdx);

  test('is marked in the editor, whole and alone', () => {
    const state = unselected;
    const found = islandsIn(state, 0, text.length).map((island) => text.slice(island.from, island.to));
    expect(found).toEqual([source]);
    for (let at = from + 1; at < from + source.length; at++)
      expect(islandsIn(state, at, at).map((island) => island.from)).toEqual([from]);
  });

  test('is a chip in the preview', () => {
    const { blocks } = renderPost(text, { assetUrl: () => null, remoteImages: false, mdx });
    const shown = blocksToHtml(blocks).replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&');
    expect(shown.includes(`<span class="island">${source}</span>`)).toBe(chip);
    expect(shown).not.toContain('<em>b</em>');
  });

  test('is not counted, in the post and in a selection', () => {
    const { words } = textStats(text, reading, undefined, mdx);
    expect(words).toBe(textStats(around.join(''), reading, undefined, mdx).words);
    expect(countSelected(stateOf(text, mdx, EditorSelection.single(0, text.length)), reading.code)).toBe(words);
    expect(countSelected(stateOf(text, mdx, EditorSelection.single(from, from + source.length)), false)).toBe(0);
  });

  // What is hidden in a comment is shown again by the same command.
  const own = kind.name === 'remark of HTML' ? ['format.comment'] : [];
  test.each(commands.filter(([id]) => !own.includes(id)))('%s leaves it as it is', (_, command) => {
    const broken = selectionsOf(kind).filter(([anchor, head]) => {
      const { state } = unselected.update({ selection: EditorSelection.single(anchor, head) });
      let { doc } = state;
      // The text alone: the state behind it would be parsed again.
      command({ state, dispatch: ({ newDoc }) => (doc = newDoc) });
      return !doc.toString().includes(source);
    });
    expect(broken).toEqual([]);
  });

  test('is no prose to what types quotes and dashes', () => {
    const state = stateOf(text, mdx);
    for (let at = from + 1; at < from + source.length; at++) expect([at, isProse(state, at)]).toEqual([at, false]);
  });

  test('is left alone by the repair of flattened text', () => {
    const line = source.replaceAll('\n', ' ');
    const flat = `# One ## Two Words of it. ${line} • item • other ${line} ## Three More words here. ${line}`;
    const repair = repairFlattened(flat);
    expect(repair).not.toBeNull();
    expect(applyChanges(flat, repair?.changes ?? []).split(line).length - 1).toBe(3);
  });
});

test('a remark of HTML that begins and ends far away is an island in its middle', () => {
  const state = stateOf(`Before.\n\n<!--\n${'some words here\n'.repeat(4000)}-->\n\nBehind.\n`, false);
  const middle = state.doc.length / 2;
  expect(islandsIn(state, middle, middle)).toHaveLength(1);
  expect(islandsIn(state, 3, 3)).toEqual([]);
});

test('a bold selection takes an island in whole, and stops at one that stands by itself', () => {
  const bold = editorCommands['format.bold'] as unknown as StateCommand;
  const run = (text: string, anchor: number, head: number) => {
    let state = stateOf(text, false, EditorSelection.single(anchor, head));
    command(bold, state, (next) => (state = next));
    return state.doc.toString();
  };
  expect(run('see {{< x >}} here', 0, 8)).toBe('**see {{< x >}}** here');
  expect(run('one\n{% if a %}\ntwo', 0, 18)).toBe('**one**\n{% if a %}\n**two**');
});

function command(one: StateCommand, state: EditorState, then: (state: EditorState) => void) {
  let current = state;
  one({ state: current, dispatch: (transaction) => then((current = transaction.state)) });
}

test('a formula is quoted with the lines around it, stays whole in bold, and loses its dollars by command', () => {
  const run = (id: string, text: string, anchor: number, head = anchor) => {
    let state = stateOf(text, false, EditorSelection.single(anchor, head));
    command(editorCommands[id as 'format.bold'] as unknown as StateCommand, state, (next) => (state = next));
    return state.doc.toString();
  };
  expect(run('format.quote', 'a\n$$\nx_1\n$$\nb', 0, 13)).toBe('> a\n> $$\n> x_1\n> $$\n> b');
  expect(run('format.bold', 'so $x_1$ is', 0, 6)).toBe('**so $x_1$** is');
  expect(run('format.math', 'so $x_1$ is', 5)).toBe('so x_1 is');
  expect(run('format.math', '$$\nx_1\n$$\n', 4)).toBe('x_1\n');
  const text = 'so $x_1 - y$ is';
  const inside = [...text].flatMap((_, at) => (isProse(stateOf(text, false), at) ? [] : [at]));
  expect(inside).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
});

test('a table is read, formatted and walked with its islands whole', () => {
  const text = '| a | b |\n| --- | --- |\n| {{ x | y }} | 2 |\n';
  let state = stateOf(text, false, EditorSelection.single(2));
  command(lineUpColumns, state, (next) => (state = next));
  expect(state.doc.toString()).toBe('| a           | b   |\n| ----------- | --- |\n| {{ x | y }} | 2   |\n');
  command(editorCommands['format.tableColumnRight'] as unknown as StateCommand, state, (next) => (state = next));
  expect(state.doc.toString()).toContain('| {{ x | y }} |');
});

test('who asks often about one text gets the same islands, and all of a long text is gone through once', () => {
  const text = `{{< a >}} x {{< b >}}\n\n<p>c</p>\n\n\`{{< d >}}\`\n\n${'word '.repeat(20)}\n\n{{% e %}}\n`;
  const asked = (state: EditorState) =>
    Array.from({ length: text.length + 1 }, (_, at) => islandsIn(state, at, at + 3));
  const often = asked(stateOf(text, false));
  expect(often).toEqual(often.map((_, at) => islandsIn(stateOf(text, false), at, at + 3)));

  const lines = 60_000;
  const long = 'a\n\n'.repeat(lines);
  let state = stateOf(long, false, EditorSelection.single(0, long.length));
  for (const wanted of ['format.bulletList', 'format.quote']) {
    const command = commands.find(([id]) => id === wanted)?.[1];
    command?.({ state, dispatch: (transaction) => (state = transaction.state) });
  }
  expect(state.doc.line(1).text).toBe('> - a');
  expect(state.doc.line(2 * lines - 1).text).toBe('> - a');
});

test('who scrolls on and on has no long text read as a whole', () => {
  const state = stateOf('a `b`\n\n'.repeat(20_000), false);
  const read = vi.spyOn(state.doc, 'sliceString');
  for (let at = 0; at < 100; at++) islandsIn(state, at * 100, at * 100 + 2000, 4000);
  expect(Math.max(...read.mock.calls.map(([from, to = Infinity]) => to - from))).toBeLessThan(30_000);
});

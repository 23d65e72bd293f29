import { foldedRanges } from '@codemirror/language';
import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { foldSections, toggleFold } from '../../../../renderer/editor/commands/folding.ts';
import { growSelection, shrinkSelection } from '../../../../renderer/editor/commands/select-syntax.ts';
import { run, show, stateOf } from '../support.ts';

test('selecting more goes from the word to the whole text, selecting less the same way back', () => {
  let state = stateOf('---\na: 1\n---\n# T\n\n## A\n\nx **bold wo|rds** y\n\n## B\n');
  const apply = (command: StateCommand) =>
    command({ state, dispatch: (transaction) => (state = transaction.state) }) && show(state);
  const steps = [show(state)];
  for (let next = apply(growSelection); next; next = apply(growSelection)) steps.push(next);
  expect(steps.map((step) => /\[\[(.*)\]\]/s.exec(step)?.[1] ?? '')).toEqual([
    '',
    'words',
    'bold words',
    '**bold words**',
    'x **bold words** y',
    '## A\n\nx **bold words** y\n\n',
    '# T\n\n## A\n\nx **bold words** y\n\n## B\n',
  ]);
  for (const step of steps.slice(0, -1).reverse()) expect(apply(shrinkSelection)).toBe(step);
  expect(apply(shrinkSelection)).toBe(false);
});

test('selecting less is of no effect once the caret was moved', () => {
  const away: StateCommand = ({ state, dispatch }) => (dispatch(state.update({ selection: { anchor: 0 } })), true);
  expect(run('one tw|o', growSelection, away, shrinkSelection)).toBe('|one two');
});

function folded(marked: string, ...commands: readonly StateCommand[]): readonly string[] {
  let state = stateOf(marked);
  for (const command of commands) command({ state, dispatch: (transaction) => (state = transaction.state) });
  const found: string[] = [];
  foldedRanges(state).between(0, state.doc.length, (from, to) => void found.push(state.sliceDoc(from, to)));
  return found;
}

test.each<[string, string, readonly string[]]>([
  ['a section by its heading', '## a|\n\nx\n\n## b', ['\n\nx\n']],
  ['the section that the caret is in', '## a\n\nx|\n\n## b', ['\n\nx\n']],
  ['an item with its children', '- a|\n  - b\n- c', ['\n  - b']],
  ['a code block', '```js\nx|\n```', ['\nx\n```']],
  ['text without a heading stays', 'x|', []],
])('folds %s', (_name, before, after) => {
  expect(folded(before, toggleFold).map((text) => text.replace(/\n$/, ''))).toEqual(
    after.map((text) => text.replace(/\n$/, '')),
  );
  expect(folded(before, toggleFold, toggleFold)).toEqual([]);
});

test('folds the sections below a single title', () => {
  expect(folded('# T\n\nx\n\n## a\n\ny\n\n## b\n\nz|\n', foldSections)).toEqual(['\n\ny', '\n\nz']);
});

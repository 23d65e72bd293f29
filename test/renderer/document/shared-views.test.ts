import { redo } from '@codemirror/commands';
import { foldedRanges, foldEffect } from '@codemirror/language';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createHeadlessView, type HeadlessView } from '../../support/headless-view.ts';
import { postId } from '../../../shared/model/post.ts';
import { tempLibrary } from '../../support/temp-library.ts';
import { crlf, openSessions, phaseIs, start } from './open-sessions.ts';

const textOf = (view: HeadlessView) => view.state().doc.toString();

async function inTwoViews(files?: Readonly<Record<string, string>>) {
  const page = await start(files);
  const { session, editor: left } = await page.open('a.md');
  const right = createHeadlessView(session.state());
  const detach = session.attach(right.view);
  return { ...page, session, left, right, detach };
}

test('a post in two views is one text with one undo history, and each view keeps its caret', async () => {
  const { session, left, right } = await inTwoViews();
  const edits: number[] = [];
  session.onChange((changes) => edits.push(changes?.length ?? -1));
  left.select(session.state().doc.length);
  right.select(38);
  left.type('at the end');
  expect(textOf(right)).toBe(textOf(left));
  expect(right.state().selection.main.head).toBe(38);
  right.type('here ');
  expect(textOf(left)).toBe(textOf(right));
  expect(session.state().doc.toString()).toBe(textOf(right));
  // Each change is told of once.
  expect(edits).toEqual([1, 1]);
  expect(left.undo()).toBe(true);
  expect(textOf(right)).not.toContain('here ');
  expect(textOf(right)).toContain('at the end');
  expect(right.undo()).toBe(true);
  expect(textOf(left)).not.toContain('at the end');
  expect(redo({ state: left.state(), dispatch: (one) => left.view.dispatch(one) })).toBe(true);
  expect(textOf(right)).toContain('at the end');
  await session.save();
  await phaseIs(session, 'clean');
});

const foldsIn = (view: HeadlessView) => {
  const found: [number, number][] = [];
  foldedRanges(view.state()).between(0, view.state().doc.length, (from, to) => void found.push([from, to]));
  return found;
};

test('each view keeps what it has folded, whatever the other one folds, moves and takes back', async () => {
  const { left, right } = await inTwoViews({ 'a.md': '# A\n\none\n\n# B\n\ntwo\n' });
  right.view.dispatch({ effects: foldEffect.of({ from: 3, to: 8 }) });
  expect(foldsIn(left)).toEqual([]);
  left.select(left.state().doc.length);
  left.type('more');
  left.view.dispatch({ changes: { from: 0, insert: 'x\n' }, effects: foldEffect.of({ from: 15, to: 20 }) });
  expect(foldsIn(left)).toEqual([[15, 20]]);
  expect(foldsIn(right)).toEqual([[5, 10]]);
  expect(left.undo()).toBe(true);
  expect(foldsIn(right)).toEqual([[3, 8]]);
  expect(right.undo()).toBe(true);
  expect(foldsIn(right)).toEqual([[3, 8]]);
  expect(textOf(left)).toBe('# A\n\none\n\n# B\n\ntwo\n');
});

test('a view that was made with the text is not drawn once more', async () => {
  const { session, left, right, detach } = await inTwoViews();
  const drawn = vi.spyOn(right.view, 'setState');
  detach();
  session.attach(right.view);
  expect(drawn).not.toHaveBeenCalled();
  left.type('another text');
  detach();
  session.attach(right.view);
  expect(drawn).toHaveBeenCalledTimes(1);
});

test('what leaves the last view is kept as it stands, with line ends of the file', async () => {
  const { session, left, right, detach } = await inTwoViews({ 'a.md': crlf });
  right.select(right.state().doc.length);
  right.type('more');
  detach();
  left.type('!');
  expect(textOf(right)).not.toContain('!');
  expect(session.fileText()).toContain('!');
  expect(session.fileText().replaceAll('\r\n', '')).not.toContain('\n');
  expect(session.id()).toBe(postId('a.md'));
});

test('whatever is done in either, both hold one text', async () => {
  const { left, right } = await inTwoViews();
  const step = fc.record({
    view: fc.constantFrom(left, right),
    at: fc.nat(),
    length: fc.nat({ max: 4 }),
    what: fc.constantFrom('type', 'type', 'delete', 'undo', 'redo'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      for (const { view, at, length, what } of steps) {
        const from = at % (view.state().doc.length + 1);
        view.select(from, Math.min(view.state().doc.length, from + length));
        if (what === 'undo') view.undo();
        else if (what === 'redo') redo({ state: view.state(), dispatch: (one) => view.view.dispatch(one) });
        else view.type(what === 'type' ? 'xy' : '');
        expect(textOf(left)).toBe(textOf(right));
      }
    }),
    { numRuns: 60 },
  );
});

test('a post begins where the person was, as far as its text still goes', async () => {
  const files = { 'a.md': '---\ntitle: A\n---\none\n\ntwo\n', 'b.md': 'short\n' };
  const places = { 'a.md': { caret: 24, top: 0, above: 0 }, 'b.md': { caret: 900, top: 800, above: -7 } };
  const page = await openSessions(await tempLibrary(files), { places });
  const [a, b] = [await page.open('a.md'), await page.open('b.md')];
  expect(a.session.place().caret).toBe(24);
  expect(b.session.place().caret).toBe(6);
  b.editor.type('!');
  expect(b.session.fileText()).toBe('short\n!');
});

test('the caret does not come back into front matter that is hidden', async () => {
  const page = await openSessions(await tempLibrary({ 'a.md': '---\ntitle: A\n---\none\n' }), {
    places: { 'a.md': { caret: 6, top: 0, above: 0 } },
  });
  const { session } = await page.open('a.md');
  expect(session.place().caret).toBe('---\ntitle: A\n---\n'.length);
});

import { ensureSyntaxTree } from '@codemirror/language';
import { Tree } from '@lezer/common';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPostDocument } from '../../../renderer/document/post-document.ts';
import { createProjector } from '../../../renderer/document/projections.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { outline } from '../../../shared/markdown/facts/outline.ts';
import { createPieceReader } from '../../../shared/markdown/facts/read-in-pieces.ts';
import { textStats } from '../../../shared/markdown/facts/stats.ts';
import { postOf } from '../../../scripts/bench-preview.mjs';
import { inCorpus, postsBelow } from '../../support/corpus.ts';

/** What the window shows is derived from the editor's tree; elsewhere from a tree of the text alone. */
function expectEqual(text: string, name: string): void {
  const ignore = () => {};
  const document = createPostDocument({ text, readOnly: false, onEdit: ignore, onMove: ignore });
  const state = document.state();
  const tree = ensureSyntaxTree(state, state.doc.length, 60_000);
  if (!tree) throw new Error(`${name} was not parsed`);
  const shown = state.doc.toString();
  const rule = { ...siteProfile('hugo').reading, code: true };
  expect(outline(shown, tree), name).toEqual(outline(shown));
  expect(textStats(shown, rule, tree), name).toEqual(textStats(shown, rule));
}

test.each([
  '# One\n\n````markdown\n# not a heading\n\ntext **bold**\n````\n\n## Two\n',
  '<div>\n\n# In HTML\n\n<img src="x"> words <b>bold</b> here\n\n</div>\n\n<!-- a\n# comment -->\n',
  '---\ntitle: x\n---\n# One\n```js\nconst a = "# no";\n```\nTwo\n===\n',
  '+++\na = 1\n+++\nOne\n---\n{{< figure >}} ~~x~~ ^y^ :smile: H~2~O\n',
  '',
])('counts and outline are the same from the editor’s tree %#', (text) => {
  expectEqual(text, text);
});

/** What is read in steps is what is read at once, also where a part of it is known from the text before. */
test('a text is read in pieces as it is read at once, also after changes', () => {
  const rule = { ...siteProfile('hugo').reading, code: false };
  const read = createPieceReader();
  const places = ['', '## New\n\n', '```\n', '<div>\n', '{{< a >}} ', '\n> ', '![a](b.png)', '  - x\n', '---\n', '人'];
  let text = `---\ntitle: x\n---\n${postOf(120_000)}`;
  let steps = 0;
  for (const [index, insert] of places.entries()) {
    const at = text.indexOf('\n', (index * 97_001) % text.length) + 1;
    text = text.slice(0, at) + insert + text.slice(at);
    const reading = read(text, { rule, minutes: null, tree: Tree.empty, mdx: false });
    let step = reading.next();
    for (; !step.done; step = reading.next()) steps++;
    expect(step.value.outline, insert).toEqual(outline(text));
    expect(step.value.stats, insert).toEqual(textStats(text, rule));
  }
  expect(steps).toBeGreaterThan(100);
});

const options = { profile: () => siteProfile('hugo'), now: Date.now };

test.each([
  ['a long post', 60_000, false],
  ['the first post of a page', 6000, true],
])('%s is there before it has been read', async (_, length, behind) => {
  const text = `---\ntitle: x\n---\n${postOf(length)}`;
  const ignore = () => {};
  const document = createPostDocument({ text, readOnly: false, onEdit: ignore, onMove: ignore });
  const { store, dispose } = createProjector({ ...options, state: document.state, behind });
  expect(store.getState()).toMatchObject({ frontMatter: { format: 'yaml' }, stats: null, outline: null });
  await expect.poll(() => store.getState().stats).toEqual(textStats(text, siteProfile('hugo').reading));
  expect(store.getState().outline).toEqual(outline(text));
  dispose();
});

test('while somebody writes, place of the caret and counts come along with what is drawn next', () => {
  // A busy machine may take longer than what is read at once, and no timer is to bring them.
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const ignore = () => {};
  const document = createPostDocument({
    text: 'One\n',
    readOnly: false,
    onEdit: ignore,
    onMove: ignore,
  });
  const projector = createProjector({ ...options, state: document.state, behind: false });
  const told = () => {
    const { cursor, outline: headings, stats } = projector.store.getState();
    return { line: cursor.line, headings: headings?.length, words: stats?.words };
  };
  document.change([{ from: 0, to: 0, insert: '# New\n' }], 'input.type');
  projector.textChanged();
  expect(told()).toEqual({ line: 1, headings: 0, words: 1 });
  projector.shareFrame();
  expect(told()).toEqual({ line: 2, headings: 1, words: 2 });
  const known = projector.store.getState();
  projector.shareFrame();
  expect(projector.store.getState(), 'nothing is told twice').toBe(known);
  projector.dispose();
});

const corpus = inCorpus('corpus', 'counts and outline of real posts');
test.runIf(corpus)('and so they are for posts of the corpus', { timeout: 120_000 }, () => {
  const some = postsBelow(corpus).filter((_, index) => index % 5 === 0);
  expect(some.length).toBeGreaterThan(300);
  for (const { name, text } of some) expectEqual(text.replace(/^\ufeff/, ''), name);
});

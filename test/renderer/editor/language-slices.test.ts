import { ensureSyntaxTree, language } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import {
  NodeProp,
  Tree,
  TreeFragment,
  type Input,
  type MountedTree,
  type Parser,
  type PartialParse,
} from '@lezer/common';
import { expect, test } from 'vitest';
import { loadLanguages } from '../../../renderer/editor/code-languages.ts';
import { postLanguage } from '../../../renderer/editor/language.ts';

const text = '<div class="a">\n\n*a*\n\n</div>\n\n```js\nlet a = 1;\n```\n\n'.repeat(400);

/** A text as a parser reads it. */
const inputOf = (of: string): Input => ({
  length: of.length,
  chunk: (from) => of.slice(from),
  lineChunks: false,
  read: (from, to) => of.slice(from, to),
});

/** What of other languages stands in a tree. */
function mountsOf(tree: Tree): readonly MountedTree[] {
  const found: MountedTree[] = [];
  const walk = (node: Tree) => {
    const mount = node.prop(NodeProp.mounted);
    if (mount) found.push(mount);
    for (const child of node.children) if ('children' in child) walk(child);
  };
  walk(tree);
  return found;
}

const written = (tree: Tree) => [tree, ...mountsOf(tree).map((mount) => mount.tree)].map(String).join('\n');

function finish(parse: PartialParse): Tree {
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
  }
}

/** The editor's parser, with the languages of the text loaded: they are asked for when they are met first. */
async function loadParser(): Promise<Parser> {
  await loadLanguages();
  for (;;) {
    const state = EditorState.create({ doc: text.slice(0, 100), extensions: postLanguage() });
    const mounts = mountsOf(ensureSyntaxTree(state, state.doc.length, 5000) ?? Tree.empty);
    const { parser } = state.facet(language) ?? {};
    if (parser && mounts.every(({ tree }) => tree.children.length > 0)) return parser;
    await new Promise((done) => setTimeout(done, 20));
  }
}

test('a parse that is cut off with the time of a key does not read again what stands in other languages', async () => {
  const parser = await loadParser();
  const first = parser.parse(text);
  const known = new Set(mountsOf(first));
  expect(known.size).toBe(1200);
  for (const at of [0, text.indexOf('*a*', text.length / 2), text.length]) {
    const after = `${text.slice(0, at)}x${text.slice(at)}`;
    const change = { fromA: at, toA: at, fromB: at, toB: at + 1 };
    const fragments = TreeFragment.applyChanges(TreeFragment.addTree(first), [change]);
    const input = inputOf(after);
    const right = written(parser.parse(after));
    for (let steps = 1; ; steps++) {
      const cut = parser.startParse(input, fragments);
      if (Array.from({ length: steps }, () => cut.advance()).some(Boolean)) break;
      // As the editor does once a key has had its time.
      cut.stopAt(cut.parsedPos);
      const rest = TreeFragment.addTree(finish(cut), fragments, true);

      const tree = finish(parser.startParse(input, rest));
      const again = mountsOf(tree).filter((mount) => !known.has(mount));
      expect(again.length, `at ${at}, cut off after ${steps}`).toBeLessThan(20);
      expect(written(tree) === right, `at ${at}, cut off after ${steps}`).toBe(true);
    }
  }
});

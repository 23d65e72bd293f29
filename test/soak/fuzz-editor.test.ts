import { ensureSyntaxTree } from '@codemirror/language';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPostDocument } from '../../renderer/document/post-document.ts';
import { headingsOf } from '../../renderer/editor/commands/sections.ts';
import { editorCommands, type EditorCommandId } from '../../renderer/editor/editor-commands.ts';
import { createHeadlessView, type HeadlessView } from '../support/headless-view.ts';
import { readPayloads } from '../support/hostile-posts.ts';
import { randomFrom } from '../support/random.ts';
import { randomText } from '../support/random-text.ts';
import { soakTimes } from '../support/soak-times.ts';

const inputs = soakTimes(150);
/** Milliseconds of work past which one short text counts as a hang. */
const hang = 2000;

/** Commands that show something, or measure lines, need a page. */
const onScreen = /^edit\.(?:find|replace|openLink|complete|deleteLine|frontMatter|caret|fold|unfold|undo|redo)/;
const commands = (Object.keys(editorCommands) as EditorCommandId[]).filter((id) => !onScreen.test(id));

test(
  'random texts and steps in the editor: no crash, no hang, the text is untouched, and undo brings it back',
  async () => {
    const seeds = (await readPayloads()).map(({ input }) => input).filter((input) => input.length < 2000);
    const broken: string[] = [];
    let slowest = 0;
    for (let number = 1; number <= inputs; number++) {
      const input = randomText(number, seeds);
      const started = process.cpuUsage();
      const found = look(input, number);
      const spent = process.cpuUsage(started);
      const took = (spent.user + spent.system) / 1000;
      slowest = Math.max(slowest, took);
      if (found || took > hang) broken.push(`${number}: ${found ?? `${Math.round(took)} ms`} ${JSON.stringify(input)}`);
      if (number % 10_000 !== 0 && number !== inputs) continue;
      console.log(`${number} texts in the editor: ${broken.length} broken, the slowest took ${Math.round(slowest)} ms`);
      await nextTurn();
    }
    expect(broken).toEqual([]);
  },
  60_000 + inputs * 200,
);

/** What goes wrong with a text in the editor; null when nothing does. */
function look(text: string, seed: number): string | null {
  const random = randomFrom(seed);
  const steps: string[] = [];
  try {
    const post = createPostDocument({ text, readOnly: false, onEdit() {}, onMove() {} });
    const editor = createHeadlessView(post.state());
    post.attach(editor.view);
    if (post.fileText() !== text) return 'the text is another one when it is opened';
    for (let step = 0; step < 6; step++) {
      steps.push(takeStep(editor, random));
      const state = editor.state();
      const tree = ensureSyntaxTree(state, state.doc.length, hang);
      if (tree?.length !== state.doc.length) return `${steps.join(', ')}: not parsed`;
      headingsOf(state);
    }
    while (editor.undo());
    return post.fileText() === text ? null : `${steps.join(', ')}: undo ends at ${JSON.stringify(post.fileText())}`;
  } catch (error) {
    return `${steps.join(', ')}: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

/** Selects a place or some text, and types, deletes, or runs a command there. */
function takeStep(editor: HeadlessView, random: () => number): string {
  const { length } = editor.state().doc;
  const from = Math.floor(random() * (length + 1));
  const to = random() < 0.5 ? from : Math.floor(random() * (length + 1));
  editor.select(from, to);
  const choice = random();
  if (choice < 0.3) editor.type(randomText(Math.floor(random() * 1e9), []).slice(0, 20));
  else if (choice < 0.4) editor.type('');
  else {
    const id = commands[Math.floor(random() * commands.length)] as EditorCommandId;
    editorCommands[id](editor.view);
    return `${id} ${from}-${to}`;
  }
  return `type ${from}-${to}`;
}

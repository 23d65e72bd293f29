import { deleteCharBackward, deleteCharForward, deleteGroupBackward, redo, undo } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostDocument } from '../../../renderer/document/post-document.ts';
import { continueMarkup } from '../../../renderer/editor/commands/continue-markup.ts';
import { editorCommands, type EditorCommandId } from '../../../renderer/editor/editor-commands.ts';
import { createHeadlessView } from '../../support/headless-view.ts';

const start = `---
title: "混ぜる"
tags: [a]
---

## שלום *עולם*

- [ ] one 👩‍👩‍👧‍👦
- two e\u0301\u0323

> نص {{< figure src="a.png" >}} مهم

| a | b |
|---|--:|
| 日本 | 1 |

\`\`\`js
let x = 1;
\`\`\`

End[^1].

[^1]: note
`;

/** What is typed and pasted: right to left, joined emoji, combining marks, one of a pair of marks, lines. */
const inserts = [
  'a',
  ' ',
  '*',
  '`',
  '[',
  'שלום',
  'مرحبا',
  '日本語',
  '한',
  '👍🏽',
  '👩‍💻',
  'e\u0301',
  '\u200f',
  '\n',
  '\n\n- ',
  'x\ny',
  '|',
];
/** Those that need no page: the rest opens a panel, follows a link or measures what is on screen. */
const pageless = Object.entries(editorCommands).filter(
  ([id]) =>
    !/^edit\.(?:undo|redo|deleteLine|frontMatter|find|replace|openLink|complete|caret|select|fold|unfold)/.test(id),
);
const keys: readonly Command[] = [deleteCharBackward, deleteCharForward, deleteGroupBackward, continueMarkup];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('type' as const), at: place, text: fc.constantFrom(...inserts) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('key' as const), at: place, key: fc.constantFrom(...keys) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      at: place,
      to: place,
      id: fc.constantFrom(...pageless.map(([id]) => id as EditorCommandId)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('back' as const), times: fc.integer({ min: 1, max: 6 }) }) },
);

test.each([
  ['LF', start],
  ['mixed', start.replace('\n\n>', '\r\n\r\n>')],
])(
  '500 random edits, undone and redone, end in the same bytes (%s)',
  (_, text) => {
    const steps = fc.sample(step, { numRuns: 500, seed: 20260101 });
    const document = createPostDocument({
      text,
      readOnly: false,
      onEdit: () => {},
      onMove: () => {},
    });
    const view = createHeadlessView(document.state());
    document.attach(view.view);
    const bytes = () => Buffer.from(document.fileText(), 'utf8');
    const all = (command: Command, most: number) => {
      let times = 0;
      while (times < most && command(view.view)) times++;
      return times;
    };
    const select = (at: number, to = at) => {
      const offset = (share: number) => {
        const position = Math.floor(share * view.state().doc.length);
        // Not between the halves of a character.
        return /[\udc00-\udfff]/.test(view.state().sliceDoc(position, position + 1)) ? position + 1 : position;
      };
      view.view.dispatch({ selection: EditorSelection.range(offset(at), offset(to)) });
    };

    for (const one of steps) {
      if (one.kind === 'back') {
        const before = bytes();
        expect(all(redo, all(undo, one.times))).toBeLessThanOrEqual(one.times);
        expect(bytes()).toEqual(before);
        continue;
      }
      if (one.kind === 'command') {
        select(one.at, one.to);
        editorCommands[one.id](view.view);
      } else {
        select(one.at);
        if (one.kind === 'type') view.type(one.text);
        else one.key(view.view);
      }
    }
    const last = bytes();
    expect(last.equals(Buffer.from(text))).toBe(false);
    all(undo, 10_000);
    expect(document.fileText()).toBe(text);
    all(redo, 10_000);
    expect(bytes()).toEqual(last);
  },
  60_000,
);

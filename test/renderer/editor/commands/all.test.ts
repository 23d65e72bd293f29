import { undo } from '@codemirror/commands';
import { EditorState, type StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { createPostDocument } from '../../../../renderer/document/post-document.ts';
import { continueMarkup } from '../../../../renderer/editor/commands/continue-markup.ts';
import { editorCommands } from '../../../../renderer/editor/editor-commands.ts';
import { createHeadlessView } from '../../../support/headless-view.ts';

const ids = Object.keys(editorCommands).filter((id) => id.startsWith('format.') || /Line|Section/.test(id));
// What needs a page to measure is left to the journeys; tables have tests of their own.
const commands = ids
  .filter((id) => id !== 'edit.deleteLine' && !id.startsWith('format.table'))
  .map((id) => [id, editorCommands[id as keyof typeof editorCommands] as unknown as StateCommand] as const);

const text = '## one\r\n\r\n## two\r\n\r\n- [ ] three\r\n\r\n- four\r\n\r\n## five\r\n';

test.each([...commands, ['Enter', continueMarkup] as const])(
  '%s: the line ends of the file stay, one undo takes it back, read-only stays',
  (id, command) => {
    const options = { text, readOnly: false, onEdit: () => {}, onMove: () => {} };
    const document = createPostDocument(options);
    const { view, state, select } = createHeadlessView(document.state());
    document.attach(view);
    if (id === 'Enter') select(text.replaceAll('\r\n', '\n').indexOf('four') + 4);
    else select(12, 24);
    const changes = command({ state: state(), dispatch: (transaction) => view.dispatch(transaction) });
    expect(changes).toBe(true);
    expect(document.fileText()).not.toBe(text);
    expect(document.fileText().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    undo({ state: state(), dispatch: (transaction) => view.dispatch(transaction) });
    expect(document.fileText()).toBe(text);
    const locked = EditorState.create({ doc: 'x', extensions: EditorState.readOnly.of(true) });
    expect(command({ state: locked, dispatch: () => expect.unreachable() })).toBe(false);
  },
);

import { defaultKeymap, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { insertNewlineContinueMarkupCommand, deleteMarkupBackward } from '@codemirror/lang-markdown';
import { searchKeymap } from '@codemirror/search';
import { syntaxTree } from '@codemirror/language';
import { Prec, type EditorState, type Extension } from '@codemirror/state';
import { keymap, type Command, type KeyBinding } from '@codemirror/view';
import { commands } from '../../shared/commands/commands.ts';

const sorted = (keys: string) => keys.toLowerCase().split('-').sort().join('-');

/** Keys of the app's own commands reach them, never a CodeMirror command on the same key. */
const taken = new Set(commands.flatMap((command) => ('keys' in command ? [sorted(command.keys)] : [])));
const isFree = ({ key, mac, linux, win }: KeyBinding) =>
  ![key, mac, linux, win].some((one) => one && taken.has(sorted(one)));

/** Whether every caret stands in a list item; only there Tab indents, elsewhere it leaves the editor. */
function inLists(state: EditorState): boolean {
  return state.selection.ranges.every((range) => {
    const line = state.doc.lineAt(range.head);
    if (!/^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(line.text)) return false;
    for (let node = syntaxTree(state).resolveInner(line.to, -1); node.parent; node = node.parent) {
      if (node.name === 'FencedCode') return false;
    }
    return true;
  });
}

const inListsOnly =
  (command: Command): Command =>
  (view) =>
    inLists(view.state) && command(view);

/** The keys of writing: what is no command of the app. */
export const editorKeymap: Extension = [
  Prec.high(
    keymap.of([
      { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
      { key: 'Backspace', run: deleteMarkupBackward },
    ]),
  ),
  keymap.of([
    { key: 'Tab', run: inListsOnly(indentMore), shift: inListsOnly(indentLess) },
    ...[...searchKeymap, ...historyKeymap, ...defaultKeymap].filter(isFree),
  ]),
];

import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import { searchKeymap } from '@codemirror/search';
import { syntaxTree } from '@codemirror/language';
import { Prec, type EditorState, type Extension, type StateCommand } from '@codemirror/state';
import { keymap, type Command as ViewCommand, type KeyBinding } from '@codemirror/view';
import type { Command } from '../../shared/commands/command.ts';
import { commands } from '../../shared/commands/commands.ts';
import type { OwnShortcuts } from '../../shared/commands/shortcuts.ts';
import { continueMarkup } from './commands/continue-markup.ts';
import { deleteMark } from './commands/delete-mark.ts';
import { preferences } from './preferences.ts';
import { indentItems, outdentItems } from './commands/list-indent.ts';

const platforms = ['mac', 'win', 'linux'] as const;
type Platform = (typeof platforms)[number];

const keysOn = (platform: Platform, { keys, macKeys }: Command) => (platform === 'mac' && macKeys) || keys;

/** A combination as no other is written on a platform: CodeMirror says Ctrl or Cmd for Mod too, and Shift by a capital letter. */
function oneForm(keys: string, platform: Platform): string {
  const parts = keys.split(/-(?=.)/);
  const key = parts.pop() ?? '';
  const modifiers = parts.map((part) => (part === 'Mod' ? (platform === 'mac' ? 'Cmd' : 'Ctrl') : part));
  if (/^[A-Z]$/.test(key)) modifiers.push('Shift');
  return [...modifiers.sort(), key.toLowerCase()].join('-');
}

/**
 * Keys of the app's own commands reach them, never a command of the text on the same key. A key that the person took from a
 * command does nothing.
 */
export function withoutTaken(bindings: readonly KeyBinding[], own: OwnShortcuts): readonly KeyBinding[] {
  const takenOn = (platform: Platform) =>
    new Set(
      [...commands.map((one) => keysOn(platform, one)), ...Object.values(own)].map((keys) =>
        oneForm(keys ?? '', platform),
      ),
    );
  const taken = platforms.map((platform) => ({ platform, keys: takenOn(platform) }));
  // A key may be taken on one platform alone: moving by words is Alt-ArrowLeft on a Mac, going back on the others.
  const left = (binding: KeyBinding, prefix: string) =>
    Object.fromEntries(
      taken.map(({ platform, keys }) => {
        const name = binding[platform] ?? binding.key;
        return [platform, name && !keys.has(oneForm(prefix + name, platform)) ? prefix + name : undefined];
      }),
    );
  // What a key does with Shift may be taken alone.
  return bindings.flatMap((binding) => {
    const { key: _, shift, ...others } = binding;
    const alone = { ...others, ...left(binding, '') };
    return shift ? [alone, { ...others, run: shift, ...left(binding, 'Shift-') }] : [alone];
  });
}

/** Whether every caret stands in a list item; only there, in tables and in code Tab indents or goes on, elsewhere it leaves the editor. */
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

/** In a list the key is used up even where there is no level to go to: it must not leave the editor by surprise. */
const inListsOnly =
  (command: StateCommand): ViewCommand =>
  (view) => {
    if (!inLists(view.state)) return false;
    command(view);
    return true;
  };

/** The keys of writing: what is no command of the app. Those of tables and others come later (`late-keys.ts`). */
export const editorKeymap: Extension = [
  Prec.high(
    keymap.of([
      { key: 'Enter', run: continueMarkup },
      { key: 'Backspace', run: deleteMark },
    ]),
  ),
  keymap.of([{ key: 'Tab', run: inListsOnly(indentItems), shift: inListsOnly(outdentItems) }]),
  keymap.compute([preferences], (state) =>
    withoutTaken([...searchKeymap, ...historyKeymap, ...defaultKeymap], state.facet(preferences).shortcuts),
  ),
];

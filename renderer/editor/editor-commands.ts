import { redo, undo } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import type { StateCommand } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import type { CommandId } from '../../shared/commands/commands.ts';
import { insertFootnote, insertRule, insertTable, toggleCodeBlock } from './commands/blocks.ts';
import { setHeading } from './commands/headings.ts';
import { toggleBold, toggleCode, toggleItalic, toggleStrike } from './commands/inline.ts';
import { insertImage, toggleLink } from './commands/links.ts';
import { toggleBulletList, toggleNumberedList, toggleQuote, toggleTaskList } from './commands/lists.ts';
import { toggleFrontMatter } from './front-matter-fold.ts';

type EditorPrefix<Id> = Id extends `format.${string}` | `edit.${string}` ? Id : never;
export type EditorCommandId = EditorPrefix<CommandId>;

const inEditor =
  (command: StateCommand): Command =>
  (view) =>
    command(view);

/** What each command of the editor does to its view. Answers whether it applied. */
export const editorCommands: Readonly<Record<EditorCommandId, Command>> = {
  'edit.undo': inEditor(undo),
  'edit.redo': inEditor(redo),
  'edit.find': openSearchPanel,
  'edit.frontMatter': toggleFrontMatter,
  'format.bold': inEditor(toggleBold),
  'format.italic': inEditor(toggleItalic),
  'format.strike': inEditor(toggleStrike),
  'format.code': inEditor(toggleCode),
  'format.link': inEditor(toggleLink),
  'format.image': inEditor(insertImage),
  'format.paragraph': inEditor(setHeading(0)),
  'format.heading1': inEditor(setHeading(1)),
  'format.heading2': inEditor(setHeading(2)),
  'format.heading3': inEditor(setHeading(3)),
  'format.heading4': inEditor(setHeading(4)),
  'format.heading5': inEditor(setHeading(5)),
  'format.heading6': inEditor(setHeading(6)),
  'format.bulletList': inEditor(toggleBulletList),
  'format.numberedList': inEditor(toggleNumberedList),
  'format.taskList': inEditor(toggleTaskList),
  'format.quote': inEditor(toggleQuote),
  'format.codeBlock': inEditor(toggleCodeBlock),
  'format.table': inEditor(insertTable),
  'format.rule': inEditor(insertRule),
  'format.footnote': inEditor(insertFootnote),
};

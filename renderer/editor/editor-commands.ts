import { addCursorAbove, addCursorBelow, redo, undo } from '@codemirror/commands';
import { unfoldAll } from '@codemirror/language';
import { selectNextOccurrence, selectSelectionMatches } from '@codemirror/search';
import type { Command } from '@codemirror/view';
import type { CommandId } from '../../shared/commands/commands.ts';
import { toggleAlert } from './commands/alerts.ts';
import { toggleCodeBlock } from './commands/code-blocks.ts';
import { toggleComments } from './commands/comments.ts';
import { foldSections, toggleFold } from './commands/folding.ts';
import { deleteLines } from './commands/delete-lines.ts';
import { insertFootnote } from './commands/footnotes.ts';
import { setHeading } from './commands/headings.ts';
import { toggleBold, toggleCode, toggleItalic, toggleStrike } from './commands/inline.ts';
import { insertImage, toggleLink } from './commands/links.ts';
import { toggleBulletList, toggleNumberedList, toggleTaskList } from './commands/lists.ts';
import { toggleMath } from './commands/math.ts';
import { duplicateLines, moveLinesDown, moveLinesUp } from './commands/move-lines.ts';
import { lineUpColumns } from './commands/line-up-columns.ts';
import { toggleQuote } from './commands/quotes.ts';
import { toggleRule } from './commands/rules.ts';
import { moveSectionDown, moveSectionUp } from './commands/sections.ts';
import { growSelection, shrinkSelection } from './commands/select-syntax.ts';
import { insertTable, tableCommands } from './commands/tables.ts';
import { toggleDone } from './commands/tasks.ts';
import { openLink, startCompletion } from './late-help.ts';
import { toggleFrontMatter } from './front-matter-fold.ts';
import { aroundIslands } from './islands.ts';
import { findCommands } from './search/search-panel.ts';

type EditorPrefix<Id> = Id extends `format.${string}` | `edit.${string}` ? Id : never;
export type EditorCommandId = EditorPrefix<CommandId>;

/** What each command of the editor does to its view. Answers whether it applied. */
export const editorCommands: Readonly<Record<EditorCommandId, Command>> = {
  'edit.undo': undo,
  'edit.redo': redo,
  ...findCommands,
  'edit.openLink': openLink,
  'edit.complete': startCompletion,
  'edit.frontMatter': toggleFrontMatter,
  'edit.moveLineUp': aroundIslands(moveLinesUp, 'lines'),
  'edit.moveLineDown': aroundIslands(moveLinesDown, 'lines'),
  'edit.duplicateLine': aroundIslands(duplicateLines, 'lines'),
  'edit.deleteLine': deleteLines,
  'edit.moveSectionUp': moveSectionUp,
  'edit.moveSectionDown': moveSectionDown,
  'edit.growSelection': growSelection,
  'edit.shrinkSelection': shrinkSelection,
  'edit.selectNext': selectNextOccurrence,
  'edit.selectAllLike': selectSelectionMatches,
  'edit.caretAbove': addCursorAbove,
  'edit.caretBelow': addCursorBelow,
  'edit.fold': toggleFold,
  'edit.foldAll': foldSections,
  'edit.unfoldAll': unfoldAll,
  'format.bold': aroundIslands(toggleBold),
  'format.italic': aroundIslands(toggleItalic),
  'format.strike': aroundIslands(toggleStrike),
  'format.code': aroundIslands(toggleCode),
  'format.math': toggleMath,
  'format.comment': toggleComments,
  'format.link': aroundIslands(toggleLink),
  'format.image': aroundIslands(insertImage),
  'format.paragraph': setHeading(0),
  'format.heading1': setHeading(1),
  'format.heading2': setHeading(2),
  'format.heading3': setHeading(3),
  'format.heading4': setHeading(4),
  'format.heading5': setHeading(5),
  'format.heading6': setHeading(6),
  'format.bulletList': toggleBulletList,
  'format.numberedList': toggleNumberedList,
  'format.taskList': toggleTaskList,
  'format.toggleDone': toggleDone,
  'format.quote': toggleQuote,
  'format.alert': aroundIslands(toggleAlert, 'lines'),
  'format.codeBlock': aroundIslands(toggleCodeBlock, 'lines'),
  'format.table': aroundIslands(insertTable),
  ...tableCommands,
  'format.tableFormat': lineUpColumns,
  'format.rule': aroundIslands(toggleRule),
  'format.footnote': aroundIslands(insertFootnote),
};

import type { Command } from '@codemirror/view';

export type EditorCommandId =
  | 'format.bold'
  | 'format.italic'
  | 'format.strike'
  | 'format.code'
  | 'format.link'
  | 'format.image'
  | 'format.heading1'
  | 'format.heading2'
  | 'format.heading3'
  | 'format.heading4'
  | 'format.heading5'
  | 'format.heading6'
  | 'format.paragraph'
  | 'format.bulletList'
  | 'format.numberedList'
  | 'format.taskList'
  | 'format.quote'
  | 'format.codeBlock'
  | 'format.table'
  | 'format.rule'
  | 'format.footnote'
  | 'edit.find'
  | 'edit.frontMatter'
  | 'edit.undo'
  | 'edit.redo';

/** What each command of the editor does to its view. Answers whether it applied. */
export const editorCommands: Readonly<Partial<Record<EditorCommandId, Command>>> = {};

import { command } from './command.ts';

/** One command for each construct of Markdown, in the order of the toolbar. */
export const formatCommands = [
  command('format.bold', 'Bold', 'Format', 'inline', 'post', { keys: 'Mod-b', words: 'strong' }),
  command('format.italic', 'Italic', 'Format', 'inline', 'post', { keys: 'Mod-i', words: 'emphasis' }),
  command('format.strike', 'Strikethrough', 'Format', 'inline', 'post', {
    keys: 'Mod-Shift-x',
    words: 'delete',
  }),
  command('format.code', 'Inline code', 'Format', 'inline', 'post', { keys: 'Mod-e' }),
  command('format.math', 'Mathematics', 'Format', 'inline', 'post', {
    keys: 'Mod-Alt-e',
    words: 'formula equation tex latex',
  }),
  command('format.comment', 'Comment', 'Format', 'inline', 'post', { keys: 'Mod-/', words: 'hide html uncomment' }),
  command('format.paragraph', 'Paragraph', 'Format/Heading', 'level', 'post', {
    keys: 'Mod-Alt-0',
    words: 'body text',
  }),
  command('format.heading1', 'Heading 1', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-1', words: 'h1' }),
  command('format.heading2', 'Heading 2', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-2', words: 'h2' }),
  command('format.heading3', 'Heading 3', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-3', words: 'h3' }),
  command('format.heading4', 'Heading 4', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-4', words: 'h4' }),
  command('format.heading5', 'Heading 5', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-5', words: 'h5' }),
  command('format.heading6', 'Heading 6', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-6', words: 'h6' }),
  command('format.link', 'Link', 'Format', 'insert', 'post', {
    keys: 'Mod-Shift-k',
    words: 'url address insert hyperlink remove unlink',
  }),
  command('format.image', 'Image', 'Format', 'insert', 'post', {
    keys: 'Mod-Shift-m',
    words: 'picture figure insert upload photo',
  }),
  command('format.bulletList', 'Bulleted list', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-8',
    words: 'unordered bullet points',
  }),
  command('format.numberedList', 'Numbered list', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-7',
    words: 'ordered',
  }),
  command('format.taskList', 'Task list', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-9',
    words: 'todo checkbox checklist',
  }),
  command('format.toggleDone', 'Check or uncheck task', 'Format', 'block', 'post', {
    keys: 'Mod-Alt-x',
    inText: true,
    words: 'done todo tick',
  }),
  command('format.quote', 'Quote', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-.',
    words: 'blockquote',
  }),
  command('format.alert', 'Alert', 'Format', 'block', 'post', {
    keys: 'Mod-Alt-a',
    words: 'note tip important warning caution callout admonition',
  }),
  command('format.codeBlock', 'Code block', 'Format', 'block', 'post', {
    keys: 'Mod-Alt-c',
    words: 'fence',
  }),
  command('format.rule', 'Horizontal rule', 'Format', 'block', 'post', {
    words: 'separator line divider',
  }),
  command('format.footnote', 'Footnote', 'Format', 'block', 'post', { keys: 'Mod-Alt-f' }),
  command('format.table', 'Table', 'Format/Table', 'table', 'post', { keys: 'Mod-Alt-t', words: 'insert new' }),
  command('format.tableRowBelow', 'Row below', 'Format/Table', 'row', 'post', { words: 'table add insert' }),
  command('format.tableRowAbove', 'Row above', 'Format/Table', 'row', 'post', { words: 'table add insert' }),
  command('format.tableRemoveRow', 'Remove row', 'Format/Table', 'row', 'post', { words: 'table delete' }),
  command('format.tableColumnRight', 'Column to the right', 'Format/Table', 'column', 'post', {
    words: 'table add insert',
  }),
  command('format.tableColumnLeft', 'Column to the left', 'Format/Table', 'column', 'post', {
    words: 'table add insert',
  }),
  command('format.tableRemoveColumn', 'Remove column', 'Format/Table', 'column', 'post', { words: 'table delete' }),
  command('format.tableMoveRight', 'Move column right', 'Format/Table', 'column', 'post', { words: 'table' }),
  command('format.tableMoveLeft', 'Move column left', 'Format/Table', 'column', 'post', { words: 'table' }),
  command('format.tableAlignLeft', 'Align column left', 'Format/Table', 'align', 'post', { words: 'table' }),
  command('format.tableAlignCenter', 'Center column', 'Format/Table', 'align', 'post', { words: 'table align' }),
  command('format.tableAlignRight', 'Align column right', 'Format/Table', 'align', 'post', { words: 'table' }),
  command('format.tableAlignNone', 'Column without alignment', 'Format/Table', 'align', 'post', { words: 'table' }),
  command('format.tableFormat', 'Line up columns', 'Format/Table', 'format', 'post', {
    words: 'table format pretty align',
  }),
] as const;

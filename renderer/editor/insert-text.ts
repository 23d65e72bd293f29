import { Text } from '@codemirror/state';

/** Text to insert, whatever the file's line end is. A plain string with LF would, in a CRLF file, put the LF into the
 * middle of a line. */
export const insertText = (text: string): Text => Text.of(text.split('\n'));

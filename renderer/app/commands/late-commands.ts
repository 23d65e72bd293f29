import { createLate } from '../../ui/late.ts';

/** The commands of the editor; the keys of writing itself do without. */
export const editorCode = createLate(async () => (await import('../../editor/editor-commands.ts')).editorCommands);

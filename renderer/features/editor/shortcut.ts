import type { CommandId } from '../../../shared/commands/commands.ts';

/** The shortcut of a command as this platform writes it. */
export type ShortcutOf = (id: CommandId) => string | undefined;

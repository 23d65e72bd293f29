// The one table that menus, shortcuts, palette, toolbar and help sheet are made of.
import type { Command } from './command.ts';
import { copyCommands } from './copy-commands.ts';
import { editCommands } from './edit-commands.ts';
import { fileCommands } from './file-commands.ts';
import { formatCommands } from './format-commands.ts';
import { selectionCommands } from './selection-commands.ts';
import { tabCommands } from './tab-commands.ts';
import { viewCommands } from './view-commands.ts';

export const commands = [
  ...fileCommands,
  ...editCommands,
  ...copyCommands,
  ...selectionCommands,
  ...formatCommands,
  ...viewCommands,
  ...tabCommands,
] as const;

export type CommandId = (typeof commands)[number]['id'];

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The entry of a command. Every id of the table has one. */
export function commandOf(id: CommandId): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`Unknown command: ${id}`);
  return found;
}

export const isCommandId = (id: string): id is CommandId => byId.has(id);

import type { CommandId } from '../../shared/commands/commands.ts';

/** Whether the host can ever run a command: what it cannot is in no list. */
export const isOffered = (id: CommandId, can: { readonly newWindow?: boolean }): boolean =>
  id !== 'window.new' || can.newWindow === true;

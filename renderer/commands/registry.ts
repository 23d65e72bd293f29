import { isCommandId, type CommandId } from '../../shared/commands/commands.ts';

export interface CommandBinding {
  readonly run: (argument?: string) => void;
  /** Absent: always. */
  readonly enabled?: () => boolean;
}

const bindings = new Map<CommandId, CommandBinding>();

/** Binds a command to what it does. Returns what unbinds it. */
export function bindCommand(id: CommandId, binding: CommandBinding): () => void {
  bindings.set(id, binding);
  return () => {
    if (bindings.get(id) === binding) bindings.delete(id);
  };
}

/** Whether the command is bound and can run now. */
export function canRun(id: CommandId): boolean {
  const binding = bindings.get(id);
  return binding !== undefined && (binding.enabled?.() ?? true);
}

/** Runs the command. false: unknown, or it cannot run now. */
export function runCommand(id: string, argument?: string): boolean {
  if (!isCommandId(id) || !canRun(id)) return false;
  bindings.get(id)?.run(argument);
  return true;
}

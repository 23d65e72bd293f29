import { CommanderError, type Command } from 'commander';
import { AppError, describeError } from '../../shared/base/errors.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import { createContext } from './context.ts';
import { isUnreadable, printFailure } from './each-file.ts';
import { exitCodes, withoutControls, type ExitCode, type Io } from './io.ts';
import { ownInstallation } from './package-root.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command of the command line and answers its exit code. Never throws; touches its process by `io` only. */
export async function run(argv: readonly string[], given: Io): Promise<ExitCode> {
  const io: Io = { ...given, stderr: (text) => given.stderr(withoutControls(text)) };
  let code: ExitCode = exitCodes.done;
  const context = createContext(io);
  const program = createProgram(context, ownInstallation().version, async (verb) => {
    code = await verb;
  });
  try {
    if (argv.length === 0) {
      io.stderr(program.helpInformation());
      return exitCodes.usage;
    }
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io, { usage: verbOf(program, argv).helpInformation(), json: argv.includes('--json') });
  }
}

/** The verb that the arguments name, or the program where they name none. */
function verbOf(program: Command, [name, ...rest]: readonly string[]): Command {
  const verb = program.commands.find((command) => command.name() === name);
  return verb ? verbOf(verb, rest) : program;
}

interface Told {
  readonly usage: string;
  readonly json: boolean;
}

function failed(error: unknown, io: Io, { usage, json }: Told): ExitCode {
  // Help and version end by an error too, with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof UsageError) {
    io.stderr(`error: ${error.message}\n\n${usage}`);
    return exitCodes.usage;
  }
  if (io.signal.aborted) {
    io.stderr('Stopped.\n');
    return exitCodes.cancelled;
  }
  const known = error instanceof AppError || isUnreadable(error) ? error : toAppError(error);
  printFailure(io, null, known, json);
  if (known instanceof AppError && known.code === 'internal') io.stderr(`${describeStack(error)}\n`);
  return isUnreadable(known) ? exitCodes.unreadable : exitCodes.findings;
}

const describeStack = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : describeError(error);

import { rank } from '../../../shared/base/rank.ts';
import { textsOf, type Command } from '../../../shared/commands/command.ts';

/** What people say before and behind what they mean. */
const sayings = /\b(?:an?|the|my|this|as|to|set|make|add|insert|use|turn|change|text)\b/gi;

/** The commands that what was typed means, the best first. */
export function findCommands<Found extends Command>(commands: readonly Found[], typed: string): readonly Found[] {
  const found = rank(commands, typed, textsOf);
  const meant = typed.replace(sayings, ' ').trim();
  return found.length > 0 || meant === '' ? found : rank(commands, meant, textsOf);
}

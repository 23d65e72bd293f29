import type { CompletionSource } from '@codemirror/autocomplete';
import { endBehind, putting, typedBefore } from './completing.ts';

const definition = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.{0,80})/gm;

/** Labels of the post's footnotes after `[^`, with the words that they stand for. Not where a new one is being defined. */
export const completeFootnotes: CompletionSource = (context) => {
  const found = typedBefore(context, /\[\^([^\]\s^]*)$/);
  if (!found || context.state.doc.lineAt(context.pos).from === found.from - 2) return null;
  const typed = found.groups[0] ?? '';
  const labels = new Map<string, string>();
  for (const [, label = '', words = ''] of context.state.doc.toString().matchAll(definition)) labels.set(label, words);
  // What is whole already needs no help, and Enter is wanted for a new line.
  if (labels.has(typed)) return null;
  const options = [...labels]
    .filter(([label]) => label.toLowerCase().startsWith(typed.toLowerCase()))
    .map(([label, words]) => ({ label, detail: words, apply: putting(`${label}]`) }));
  return { from: found.from, to: endBehind(context, /^[^\]\s^]*\]/), options, filter: false };
};

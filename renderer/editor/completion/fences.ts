import type { CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { bodyFrom } from '../front-matter-field.ts';
import { endBehind, mostOptions, typedBefore } from './completing.ts';

const fence = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*([\w+#.-]+)$/;
const used = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*([\w+#.-]+)/gm;

/** Every name that a fence may have, with the language as people call it. A name with a blank would end at it. */
const names = languages
  .flatMap(({ name, alias }) => [name, ...alias].map((label) => ({ label: label.toLowerCase(), detail: name })))
  .filter(
    ({ label }, index, all) => /^[\w+#.-]+$/.test(label) && all.findIndex((one) => one.label === label) === index,
  );

/** The language of a fence that is being opened, those of the post's other fences first. */
export const completeFences: CompletionSource = (context) => {
  const found = typedBefore(context, fence);
  if (!found || !opensFence(context)) return null;
  const typed = (found.groups[0] ?? '').toLowerCase();
  const here = Array.from(context.state.doc.toString().matchAll(used), ([, name = '']) => name).filter(
    (name, index, all) => name.toLowerCase() !== typed && all.indexOf(name) === index,
  );
  const known = names.filter(({ label }) => !here.includes(label));
  const options = [...here.map((label) => ({ label, detail: 'in this post' })), ...known].filter(({ label }) =>
    label.toLowerCase().startsWith(typed),
  );
  // What is whole already needs no help, and Enter is wanted for the first line of code.
  if (options.some(({ label }) => label.toLowerCase() === typed)) return null;
  const to = endBehind(context, /^[\w+#.-]*/);
  return { from: found.from, to, options: options.slice(0, mostOptions), filter: false };
};

/** The fence at the caret is the first of its block, not the one that ends it. */
function opensFence({ state, pos }: CompletionContext): boolean {
  if (state.readOnly || pos < bodyFrom(state)) return false;
  for (let node = syntaxTree(state).resolveInner(pos, -1); node.parent; node = node.parent) {
    if (node.name === 'FencedCode') return node.from >= state.doc.lineAt(pos).from;
  }
  return false;
}

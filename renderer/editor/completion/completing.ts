import { pickedCompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { bodyFrom } from '../front-matter-field.ts';

/** More options than this nobody looks through. */
export const mostOptions = 50;

/** Code, and what only looks like Markdown. */
const notWritten = /^(?:FencedCode|CodeBlock|InlineCode|CommentBlock|Comment|ProcessingInstruction(?:Block)?)$/;

/** Whether what is typed there is Markdown of the post: not its front matter, not code. */
export function isMarkdown({ state, pos }: CompletionContext): boolean {
  if (state.readOnly || pos < bodyFrom(state)) return false;
  for (let node = syntaxTree(state).resolveInner(pos, -1); node.parent; node = node.parent) {
    if (notWritten.test(node.name) && (node.to > pos || !node.name.startsWith('Inline'))) return false;
  }
  return true;
}

export type Apply = Exclude<NonNullable<Completion['apply']>, string>;

/**
 * What puts a text in place of the one typed, and of `behind` where that stands after it already. The caret comes `caret`
 * characters into it.
 */
export function putting(insert: string, caret = insert.length, behind = ''): Apply {
  return (view, completion, from, to) => {
    const isThere = behind !== '' && view.state.sliceDoc(to, to + behind.length) === behind;
    view.dispatch({
      changes: { from, to: isThere ? to + behind.length : to, insert },
      selection: { anchor: from + caret },
      annotations: pickedCompletion.of(completion),
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
  };
}

/** The groups of the pattern at the end of the line before the caret, and where the last of them begins; null: none. */
export function typedBefore(
  context: CompletionContext,
  pattern: RegExp,
): { readonly groups: readonly string[]; readonly from: number } | null {
  const found = context.matchBefore(pattern);
  const match = found && pattern.exec(found.text);
  if (!match) return null;
  const groups = match.slice(1).map((group) => group ?? '');
  return { groups, from: context.pos - (groups.at(-1)?.length ?? 0) };
}

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

/** What puts a text in place of the one that the caret stands in. The caret comes `caret` characters into it. */
export function putting(insert: string, caret = insert.length): Apply {
  return (view, completion, from, to) => {
    view.dispatch({
      changes: { from, to, insert },
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

/** What of a line may still belong to what the caret stands in. */
const farthest = 1000;

/**
 * What stands behind the caret and is replaced with what is typed before it: what `rest` finds there, the end of something
 * that is closed. Without a find that is the rest of the word at most: all else was there before, and stays.
 */
function restBehind({ state, pos }: CompletionContext, rest: RegExp): RegExpExecArray | null {
  const { to } = state.doc.lineAt(pos);
  const behind = state.sliceDoc(pos, Math.min(to, pos + farthest));
  // Scripts without blanks between words are none of these: a whole sentence would be one.
  const isInWord = /[\w/-]/.test(state.sliceDoc(pos - 1, pos));
  return rest.exec(behind) ?? (isInWord ? /^[\w/-]*/.exec(behind) : null);
}

/** As `restBehind`, for what needs no more than the place where it ends. */
export const endBehind = (context: CompletionContext, rest: RegExp): number =>
  context.pos + (restBehind(context, rest)?.[0].length ?? 0);

const title = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))`;
const titled = String.raw`(?=([ \t]+${title})[ \t]*\))`;
const plain = String.raw`(?:[^\s()<>\\]|\\.|\([^\s()<>]*\))*(?:${titled}|[ \t]*\))`;
const angled = String.raw`(?:[^<>\\]|\\.)*>(?:${titled}|[ \t]*\))`;
const restOf = {
  '': new RegExp(`^${plain}`),
  '<': new RegExp(`^${angled}`),
  '![': new RegExp(String.raw`^[^[\]]*\](?:\((?:${plain}|[^()]*\)))?`),
};

/**
 * Where the address ends that the caret stands in, and what is to be written behind the new one: what closes the link, unless
 * a title stands there, which it keeps. The caret is in a plain address, in one in angle brackets, or in the description
 * that stands before the address of an image.
 */
export function addressBehind(context: CompletionContext, place: keyof typeof restOf) {
  const found = restBehind(context, restOf[place]);
  const close = found?.[1] === undefined ? ')' : '';
  return { to: context.pos + (found?.[0].length ?? 0), close: place === '<' ? `>${close}` : close };
}

import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { ShortcodeName } from '../../../shared/model/check.ts';
import { editorHost } from '../editor-host.ts';
import { endBehind, mostOptions, putting, typedBefore } from './completing.ts';

const closers = { '{{<': '>}}', '{{%': '%}}', '{%': '%}' } as const;

/** Shortcodes and template tags that posts of the library call, after `{{<`, `{{%` and `{%`. */
export const completeShortcodes: CompletionSource = (context) => {
  const found = typedBefore(context, /(\{\{[<%]|\{%)-?([ \t]*)(\/?)([\w./-]*)$/);
  if (!found) return null;
  const [style = '', blank = '', slash = '', typed = ''] = found.groups;
  if (style !== '{{<' && style !== '{{%' && style !== '{%') return null;
  return shortcodes(context, { style, closing: slash !== '', from: found.from, gap: blank || slash ? '' : ' ', typed });
};

interface Opened {
  readonly style: ShortcodeName['style'];
  readonly closing: boolean;
  readonly from: number;
  /** What is missing between the braces and the name. */
  readonly gap: string;
  readonly typed: string;
}

async function shortcodes(context: CompletionContext, opened: Opened): Promise<CompletionResult | null> {
  const names = await context.state.facet(editorHost).names();
  if (context.aborted) return null;
  const found = names.shortcodes.filter(
    ({ style, name, paired }) => style === opened.style && name.startsWith(opened.typed) && (paired || !opened.closing),
  );
  if (found.some(({ name }) => name === opened.typed)) return null;
  const { text, from: start } = context.state.doc.lineAt(context.pos);
  // What closes the next call closes not this one.
  const [own = ''] = text.slice(context.pos - start).split(opened.style, 1);
  const isClosed = own.includes(closers[opened.style]);
  // Braces alone behind it came with those before it.
  const to = endBehind(context, isClosed ? /^(?:[\w./]|-(?!%\}))*/ : /^\}{1,2}|^$/);
  const options = found.slice(0, mostOptions).map((one) => {
    const { insert, caret } = written(one, opened, isClosed);
    return { label: one.name, apply: putting(insert, caret) };
  });
  return { from: opened.from, to, options, filter: false };
}

/** The name with what closes the call, and its other half. The caret comes where arguments are written. */
function written({ style, name, paired }: ShortcodeName, { closing, gap }: Opened, isClosed: boolean) {
  const head = gap + name;
  if (isClosed) return { insert: head, caret: head.length };
  const end = ` ${closers[style]}`;
  if (closing) return { insert: head + end, caret: head.length + end.length };
  const half = style === '{%' ? `{% end${name} %}` : `${style} /${name} ${closers[style]}`;
  return { insert: head + end + (paired ? half : ''), caret: head.length };
}

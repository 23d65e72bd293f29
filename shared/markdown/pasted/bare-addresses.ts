import type { Link, Nodes, Parents, PhrasingContent, Text } from 'mdast';

/** An address among words, as GFM finds it (6.9), without the signs that may stand behind it in a sentence. */
const address = /(?<![\w/.@-])(?:https?:\/\/|www\.)[^\s<>]*[^\s<>?!.,:;*_~'")\]]\)?/gi;
/** What is written with a backslash, which would be one of the address. */
const escaped = /(?<!\w)_|_(?!\w)|[*~\\[\]`&<]/;

/** Addresses among words that have signs of Markdown in them, or right behind them, become links, in place. */
export function linkAddresses(parent: Parents, around: readonly Parents[] = []): void {
  const ancestors = [parent, ...around];
  const children = (parent.children as readonly Nodes[]).flatMap((child): readonly Nodes[] => {
    if (child.type === 'text') return partsOf(child, goesOn(child, ancestors), isMarked(parent));
    if ('children' in child && child.type !== 'link') linkAddresses(child, ancestors);
    return [child];
  });
  (parent.children as Nodes[]) = children;
}

/** Whether signs of Markdown or words stand right behind a text, which may be the end of bold. The innermost parent first. */
function goesOn(node: Nodes, ancestors: readonly Parents[]): boolean {
  let inner = node;
  for (const parent of ancestors) {
    const siblings = parent.children as readonly Nodes[];
    const next = siblings[siblings.indexOf(inner) + 1];
    if (next) return next.type === 'text' ? /^[^\s.,:;!?)]/.test(next.value) : !/^(?:break|html)$/.test(next.type);
    if (!/^(?:strong|emphasis|delete)$/.test(parent.type)) return false;
    inner = parent;
  }
  return false;
}

const isMarked = ({ type }: Parents) => type === 'strong' || type === 'emphasis';

/** `isEdged`: marks stand right behind the text, and before a letter beside them the writer takes no underscore for one in a word. */
function partsOf({ value }: Text, isEndOpen: boolean, isEdged: boolean): readonly PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { 0: found, index } of value.matchAll(address)) {
    const text = balanced(found);
    const end = index + text.length;
    const isSafe =
      !escaped.test(text) &&
      !escaped.test(value.charAt(end)) &&
      !(end === value.length && (isEndOpen || (isEdged && /_.$/.test(text))));
    if (isSafe) continue;
    if (index > done) parts.push({ type: 'text', value: value.slice(done, index) });
    parts.push(linkTo(text));
    done = end;
  }
  if (done < value.length) parts.push({ type: 'text', value: value.slice(done) });
  return parts;
}

/** Without a bracket at its end that was opened before it. */
const balanced = (found: string): string =>
  found.endsWith(')') && found.split(')').length > found.split('(').length ? found.slice(0, -1) : found;

const linkTo = (text: string): Link => ({
  type: 'link',
  url: /^www\./i.test(text) ? `http://${text}` : text,
  children: [{ type: 'text', value: text }],
});

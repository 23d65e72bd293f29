import type { ShortcodeName } from '../../model/check.ts';

/** A call of a generator as some post has it. */
export interface ShortcodeUse {
  readonly style: ShortcodeName['style'];
  readonly name: string;
  /** It closes another: `{{< /name >}}`. */
  readonly closes: boolean;
}

/** What opens a call, whether it closes another, its name. */
const call = /\{(?:\{([<%])|(%)-?)[ \t]*(\/?)([A-Za-z_][\w./-]*)/g;

/** The shortcodes and template tags that a text calls, each once. */
export function shortcodesIn(text: string): readonly ShortcodeUse[] {
  const uses = new Map<string, ShortcodeUse>();
  for (const [key, hugo, liquid, slash, name = ''] of text.matchAll(call)) {
    const style = liquid ? '{%' : hugo === '<' ? '{{<' : '{{%';
    uses.set(key, { style, name, closes: slash === '/' });
  }
  return [...uses.values()];
}

/** The names that posts call, those that most posts have first. Liquid, Nunjucks and Zola close `name` by `endname`. */
export function shortcodeNames(uses: readonly ShortcodeUse[]): readonly ShortcodeName[] {
  const found = new Map<string, { readonly first: ShortcodeUse; paired: boolean; count: number }>();
  for (const use of uses) {
    const known = found.get(use.style + use.name) ?? { first: use, paired: false, count: 0 };
    found.set(use.style + use.name, {
      ...known,
      paired: known.paired || use.closes,
      count: known.count + (use.closes ? 0 : 1),
    });
  }
  const isEnd = ({ style, name }: ShortcodeUse) => name.startsWith('end') && found.has(style + name.slice(3));
  return [...found.values()]
    .filter(({ first }) => !isEnd(first))
    .toSorted((a, b) => b.count - a.count || (a.first.name < b.first.name ? -1 : 1))
    .map(({ first: { style, name }, paired }) => ({ style, name, paired: paired || found.has(`${style}end${name}`) }));
}

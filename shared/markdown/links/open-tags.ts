/** A tag in raw HTML that opens an element. Offsets as the caller counts them. */
export interface OpenTag {
  /** In lower case. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The value of an attribute, as written, and where it stands; undefined: there is none. */
  attribute(name: string): { readonly value: string; readonly from: number } | undefined;
}

/**
 * The tags of these elements in a piece of raw HTML, which begins at `offset`. Of each what stands between `<` and `>` is all that
 * counts. Where another one begins outside of quotes it was none: so each place is looked at once.
 */
export function openTags(html: string, names: readonly string[], offset: number): readonly OpenTag[] {
  const tags = new RegExp(`<(${names.join('|')})\\s(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'gi');
  return [...html.matchAll(tags)].map(({ 0: tag, 1: name = '', index }) => {
    const from = offset + index;
    return { name: name.toLowerCase(), from, to: from + tag.length, attribute: (key) => attributeOf(tag, from, key) };
  });
}

/** One of JSX, with the braces around it. */
const expression = String.raw`\{(?![{%])[^{}]*(?:\{[^{}]*\}[^{}]*)*\}(?=[\s/>])`;

function attributeOf(tag: string, offset: number, name: string): ReturnType<OpenTag['attribute']> {
  const found = new RegExp(`(\\s${name}\\s*=\\s*["']?)((?<=")[^"]*|(?<=')[^']*|${expression}|[^\\s"'>]+)`, 'i').exec(
    tag,
  );
  return found ? { value: found[2] ?? '', from: offset + found.index + (found[1]?.length ?? 0) } : undefined;
}

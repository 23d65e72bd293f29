import { readWith } from '../../shared/frontmatter/read-with.ts';
import { readPlainYaml } from '../../shared/frontmatter/formats/yaml-plain.ts';
import type { FrontMatter, YamlDialect } from '../../shared/model/front-matter.ts';

// The parsers weigh as much as a third of the editor, and nearly every post is read without them: they come once the text
// can be typed in, or before a text is shown that needs them.

type Reader = (text: string, yaml?: YamlDialect) => FrontMatter | null;

let whole: Reader | null = null;
const unread = new WeakSet<FrontMatter>();
const listeners = new Set<() => void>();

/** As readFrontMatter; without fields where the block needs a parser that is not there yet (`isUnread`). */
export const readAsLoaded: Reader = (text, yaml = 'core') => {
  if (whole) return whole(text, yaml);
  let isPlain = true;
  const found = readWith(
    (format) => (all, block, dialect) => {
      const content = all.slice(block.contentFrom, block.contentTo);
      const root = format === 'yaml' ? readPlainYaml(content, block.contentFrom, dialect) : null;
      isPlain = root !== null;
      return { block, root, problems: [] };
    },
    text,
    yaml,
  );
  if (found && !isPlain) unread.add(found);
  return found;
};

/** It has fields perhaps that will be known once the parsers are there. */
export const isUnread = (frontMatter: FrontMatter | null): boolean => frontMatter !== null && unread.has(frontMatter);

/** From now on everything is read. */
export async function loadFrontMatterReader(): Promise<void> {
  const { readFrontMatter } = await import('../../shared/frontmatter/read.ts');
  if (whole) return;
  whole = readFrontMatter;
  for (const listener of listeners) listener();
  listeners.clear();
}

/** Fetches the parsers where one of the texts needs them. */
export async function readerFor(texts: readonly string[]): Promise<void> {
  // Without them the text can be written all the same.
  if (texts.some((text) => isUnread(readAsLoaded(text)))) await loadFrontMatterReader().catch(() => {});
}

/** Told once, when the parsers come; never when they are there already. Returns what calls it off. */
export function onFrontMatterReader(listener: () => void): () => void {
  if (!whole) listeners.add(listener);
  return () => listeners.delete(listener);
}

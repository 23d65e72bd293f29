import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';

const raw = unified().use(rehypeRaw).freeze();

/** The tree with its raw HTML parsed as a browser would. */
export const parseRaw = (tree: Root): Root => raw.runSync(tree);

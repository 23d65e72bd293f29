import { findBlock } from '../frontmatter/split.ts';

export const bodyStart = (text: string): number => findBlock(text)?.to ?? 0;

import type { NamedPost } from './editor-host.ts';

/** A link in Markdown with the title of the post for its words. */
export const linkOfPost = ({ title, href }: NamedPost): string => `[${escaped(title)}](${href()})`;

/** Brackets in the words would end them. */
export const escaped = (title: string): string => title.replace(/[\\[\]]/g, '\\$&');

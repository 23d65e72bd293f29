import type { NamedPost } from './editor-host.ts';

/** A link in Markdown with the title of the post for its words. */
export const linkOfPost = ({ title, href }: NamedPost): string => `[${escaped(title)}](${href()})`;

/** Brackets would end the words, a pipe the cell of a table; stars, ticks, braces, tags and entities would be something else. */
const special = /[\\[\]`|~{]|\*(?!\s)|(?<!\s)\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w+;)/giu;

/** A title as the words of a link. */
export const escaped = (title: string): string => title.replace(special, '\\$&');

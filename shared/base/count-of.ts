/** The rules of the language, which `toLocaleString` would ask for each time anew. Made when the first number is written. */
let numbers: Intl.NumberFormat | undefined;

/** A number as people write it: `1,234`. */
export const formatNumber = (value: number): string => (numbers ??= new Intl.NumberFormat('en')).format(value);

/** How many of what: `1 post`, `1,234 posts`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

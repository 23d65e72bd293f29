/**
 * A label as labels are compared: whatever its case and its blanks (CommonMark 0.31.2, 4.7, "matches"). Case folds as in
 * micromark-util-normalize-identifier, lower first: one letter may become two, as `ß` does, and two of one case may be the same.
 */
export const foldLabel = (label: string) => foldCase(label.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, ''));

export const foldCase = (text: string) => text.toLowerCase().toUpperCase();

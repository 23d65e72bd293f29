/** A whole number with zeros before it. */
export const digits = (number: number, width = 2): string => String(number).padStart(width, '0');

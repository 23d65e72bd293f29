/**
 * What tells texts apart without comparing them: their length and two numbers that every unit and its place go into. Sums of
 * pieces make that of the whole, so that of a long text that changes in one place only that place is read again. Against
 * mistakes, not against forgers.
 */
export interface TextSum {
  readonly length: number;
  readonly one: number;
  readonly other: number;
  /** What a number is multiplied by when so many units come behind. */
  readonly shift: readonly [one: number, other: number];
}

/** Odd, so that no unit is lost by multiplying, and without a pattern in their bits. */
const [base, otherBase] = [0x9e3779b1, 0x85ebca77] as const;

/** The sum of a text. */
export function sumOf(text: string): TextSum {
  let [one, other, shift, otherShift] = [0, 0, 1, 1];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at) + 1;
    one = (Math.imul(one, base) + unit) | 0;
    other = (Math.imul(other, otherBase) + unit) | 0;
    shift = Math.imul(shift, base);
    otherShift = Math.imul(otherShift, otherBase);
  }
  return { length: text.length, one, other, shift: [shift, otherShift] };
}

/** The sum of texts that follow one another. */
export function sumOfAll(sums: readonly TextSum[]): TextSum {
  let [length, one, other, shift, otherShift] = [0, 0, 0, 1, 1];
  for (const sum of sums) {
    length += sum.length;
    one = (Math.imul(one, sum.shift[0]) + sum.one) | 0;
    other = (Math.imul(other, sum.shift[1]) + sum.other) | 0;
    shift = Math.imul(shift, sum.shift[0]);
    otherShift = Math.imul(otherShift, sum.shift[1]);
  }
  return { length, one, other, shift: [shift, otherShift] };
}

/** The sum as it is written. */
export const writtenSum = ({ length, one, other }: TextSum): string =>
  [length, one >>> 0, other >>> 0].map((number) => number.toString(36)).join('.');

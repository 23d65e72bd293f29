import styles from './marked.module.css';

interface MarkedProps {
  readonly text: string;
  /** Where the text is marked; may overlap and be in any order. UTF-16 units. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** A text in which what was looked for stands out. */
export function Marked({ text, ranges }: MarkedProps) {
  const parts = [];
  let done = 0;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    parts.push(
      text.slice(done, start),
      <mark key={start} className={styles.mark}>
        {text.slice(start, to)}
      </mark>,
    );
    done = to;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}

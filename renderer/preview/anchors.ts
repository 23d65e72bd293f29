/** A height of the page that belongs to a line of the text. */
export interface Anchor {
  /** 1-based, ascending. */
  readonly line: number;
  /** Pixels from the top of the page, ascending. */
  readonly top: number;
}

/** The height of a line, between the anchors around it. */
export function topOfLine(anchors: readonly Anchor[], line: number): number {
  const next = anchors.findIndex((anchor) => anchor.line > line);
  const after = next < 0 ? undefined : anchors[next];
  const before = next < 0 ? anchors.at(-1) : anchors[next - 1];
  if (!before) return 0;
  if (!after) return before.top;
  return before.top + ((line - before.line) / (after.line - before.line)) * (after.top - before.top);
}

/** The line at a height, between the anchors around it. */
export function lineOfTop(anchors: readonly Anchor[], top: number): number {
  const next = anchors.findIndex((anchor) => anchor.top > top);
  const after = next < 0 ? undefined : anchors[next];
  const before = next < 0 ? anchors.at(-1) : anchors[next - 1];
  if (!before) return anchors[0]?.line ?? 1;
  if (!after || after.top === before.top) return before.line;
  return before.line + ((top - before.top) / (after.top - before.top)) * (after.line - before.line);
}

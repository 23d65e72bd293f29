/** How many definitions each label has in a text that changes. */
export class LabelCounts {
  /** Labels that are defined and were not when these were forgotten last, or the other way round. */
  readonly turned = new Set<string>();
  private readonly counts = new Map<string, number>();

  has = (label: string): boolean => this.counts.has(label);

  add(label: string, by: 1 | -1): void {
    const count = (this.counts.get(label) ?? 0) + by;
    if (count === 0) this.counts.delete(label);
    else this.counts.set(label, count);
    if (count === (by === 1 ? 1 : 0) && !this.turned.delete(label)) this.turned.add(label);
  }
}

import { uniqueIds, type IdCount } from '../../base/unique-ids.ts';
import { addCalls, copyCalls, countCalls, noCalls, type Calls } from './footnotes.ts';
import type { Section } from './section.ts';

/**
 * What counts up from the start of a post to its end: the ids of headings, the numbers of footnotes. Counted only once it is
 * asked for; `before` are the sections in front of the first question.
 */
export class Walk {
  private before: () => readonly Section[];
  private readonly idCount: IdCount;
  private unique: ReturnType<typeof uniqueIds> | null = null;
  private counted: Calls | null = null;

  constructor(before: () => readonly Section[], idCount: IdCount) {
    this.before = before;
    this.idCount = idCount;
  }

  /** Goes on where it stands, behind other sections that say the same. */
  goOn(before: () => readonly Section[]): this {
    this.before = before;
    return this;
  }

  /** The id of the next heading by its name. */
  slug = (name: string): string => {
    if (!this.unique) {
      this.unique = uniqueIds(this.idCount);
      for (const section of this.before()) for (const heading of section.headings) this.unique(heading.name);
    }
    return this.unique(name);
  };

  /** The calls so far, to go on from without counting here. */
  calls(): Calls {
    return copyCalls(this.count());
  }

  /** Lends the calls so far to work that counts further ones, and takes those back: a copy for each section would grow with
   * the post. */
  lend<Made>(ids: readonly string[], work: (calls: Calls) => Made): Made {
    if (ids.length === 0) return work(noCalls());
    const { order, times } = this.count();
    const count = order.length;
    const before = ids.map((id) => [id, times.get(id)] as const);
    const made = work({ order, times });
    order.length = count;
    for (const [id, known] of before)
      if (known === undefined) times.delete(id);
      else times.set(id, known);
    return made;
  }

  /** Counts the next calls. Answers what a reader sees of them. */
  add(ids: readonly string[]): string {
    return ids.length === 0 ? '' : addCalls(this.count(), ids);
  }

  private count(): Calls {
    if (!this.counted) {
      this.counted = noCalls();
      for (const { called } of this.before()) countCalls(this.counted, called);
    }
    return this.counted;
  }
}

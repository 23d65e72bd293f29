import GithubSlugger from 'github-slugger';
import { addCalls, copyCalls, noCalls, type Calls } from './footnotes.ts';
import type { Section } from './section.ts';

/**
 * What counts up from the start of a post to its end: the ids of headings, the numbers of footnotes. Counted only once it is
 * asked for; `before` are the sections in front of the first question.
 */
export class Walk {
  private readonly before: () => readonly Section[];
  private slugger: GithubSlugger | null = null;
  private counted: Calls | null = null;

  constructor(before: () => readonly Section[]) {
    this.before = before;
  }

  /** The id of the next heading. */
  slug = (words: string): string => {
    if (!this.slugger) {
      this.slugger = new GithubSlugger();
      for (const section of this.before()) for (const heading of section.headings) this.slugger.slug(heading.words);
    }
    return this.slugger.slug(words);
  };

  /** The calls so far, to go on from without counting here. */
  calls(): Calls {
    return copyCalls(this.count());
  }

  /** Counts the next calls. Answers what a reader sees of them. */
  add(ids: readonly string[]): string {
    return ids.length === 0 ? '' : addCalls(this.count(), ids);
  }

  private count(): Calls {
    if (!this.counted) {
      this.counted = noCalls();
      for (const { called } of this.before()) if (called.length > 0) addCalls(this.counted, called);
    }
    return this.counted;
  }
}

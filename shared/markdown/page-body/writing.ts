import type { Decoration } from '../render/decorate.ts';
import type { Survey } from './survey.ts';

/** What the parts of a page's body share while it is written. */
export interface Writing extends Survey, Omit<Decoration, 'mask'> {
  /** The notes referred to so far by their labels, in the order of the first times. */
  readonly noted: Map<string, Noted>;
}

interface Noted {
  readonly number: number;
  /** How often. */
  times: number;
}

import type { ImageRules, ImageUse } from '../images.ts';
import type { LinkUse } from '../decorate.ts';
import type { Survey } from './survey.ts';

/** What the parts of a page's body share while it is written. */
export interface Writing extends Survey {
  readonly rules: ImageRules;
  readonly idPrefix: string;
  /** 1-based line in the whole text of an offset in the body. */
  readonly lineOf: (offset: number) => number;
  readonly images: ImageUse[];
  readonly links: LinkUse[];
  /** The id of a heading by its words, without prefix; unique in the post. */
  readonly slug: (words: string) => string;
  /** The notes referred to so far by their labels, in the order of the first times. */
  readonly noted: Map<string, Noted>;
}

export interface Noted {
  readonly number: number;
  /** How often. */
  times: number;
}

import type { CheckCode } from '../model/check.ts';

/** What the findings of each kind are, as a heading above them. */
export const checkTitles: Readonly<Record<CheckCode, string>> = {
  'front-matter': 'Front matter that cannot be read',
  'no-such-day': 'File names with a day that does not exist',
  'missing-image': 'Images that are not there',
  'broken-link': 'Links that lead nowhere',
  'broken-anchor': 'Links to headings that are not there',
  'same-address': 'Posts at the same address',
  'no-title': 'Posts without a title',
  'heading-jump': 'Headings that leave out a level',
  'no-alt': 'Images without a description',
  'no-description': 'Posts without a description',
  'similar-tags': 'Tags that are much alike',
  'unused-image': 'Images that no post shows',
};

import { oldEncodings, type PostEdit } from '../model/edit.ts';
import { quoted } from './tags.ts';

/** The edit in words, for the history and for progress: `Add “x” to tags`. */
export function describeEdit(edit: PostEdit): string {
  switch (edit.kind) {
    case 'add-tags':
      return `Add ${quoted(edit.tags)} to ${edit.taxonomy}`;
    case 'remove-tags':
      return `Remove ${quoted(edit.tags)} from ${edit.taxonomy}`;
    case 'set-field':
      return `Set ${edit.field} to “${edit.value}”`;
    case 'remove-field':
      return `Remove the field ${edit.field}`;
    case 'draft':
      return edit.draft ? 'Make drafts of posts' : 'Take posts out of the drafts';
    case 'to-utf-8':
      return `Convert to UTF-8 from ${oldEncodings[edit.from]}`;
    case 'replace':
      return `Replace “${edit.replacement.find}” with “${edit.replacement.put}”`;
  }
}

import type { TextEdit } from '../../shared/base/text-edit.ts';
import type { FileText } from './page-text.ts';

/** What makes one text of another; null where it cannot be told: the whole text is to be sent then. */
export async function editOf(before: FileText, after: FileText): Promise<TextEdit | null> {
  try {
    // No key needs it, and nothing is saved before the first one.
    const { compareTexts } = await import('./compare-texts.ts');
    return await compareTexts(before, after);
  } catch {
    // A page that is older than its host gets no more parts, and saves none the less.
    return null;
  }
}

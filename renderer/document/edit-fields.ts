import { editFrontMatter, type EditOutcome } from '../../shared/frontmatter/edits/edit.ts';
import { editOptions } from '../../shared/frontmatter/edits/edit-options.ts';
import type { FieldEdit } from '../../shared/model/front-matter.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import { whyReadOnly } from './session-status.ts';
import type { PostSession } from './types.ts';

/** Edits the front matter of a post as a transaction in its undo history. Apart from the session, which needs no parser. */
export function editFields(session: PostSession, profile: SiteProfile, edits: readonly FieldEdit[]): EditOutcome {
  const state = session.state();
  if (state.readOnly) {
    const message = whyReadOnly(session.status.getState());
    return { kind: 'refused', problem: { code: 'unreadable', message } };
  }
  const outcome = editFrontMatter(state.doc.toString(), edits, editOptions(profile));
  if (outcome.kind === 'changed') session.change(outcome.changes, 'input.properties');
  return outcome;
}

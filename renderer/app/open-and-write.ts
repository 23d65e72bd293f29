import type { PostId } from '../../shared/model/post.ts';
import { runCommand } from '../commands/registry.ts';
import { afterDialog } from './after-dialog.ts';
import { shownSession } from './workspace-store.ts';
import type { Workspace } from './workspace.ts';

/** Opens a post that was asked for by name and puts the focus into its text, at the start of a 1-based line if one is named. */
export async function openAndWrite(workspace: Workspace, id: PostId, line: number | null = null): Promise<void> {
  await workspace.openPost(id);
  afterDialog(() => {
    runCommand('region.editor');
    const session = shownSession(workspace.store.getState());
    if (line === null || session?.id() !== id) return;
    const { doc } = session.state();
    workspace.goTo(doc.line(Math.min(line, doc.lines)).from);
  });
}

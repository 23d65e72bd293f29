import { flushSync } from 'react-dom';
import type { PostId } from '../../../shared/model/post.ts';
import type { AppState } from '../../state/context.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { writeText } from '../commands/write-text.ts';

/**
 * Opens a post that was asked for by name, in a dialog that goes with that, and puts the focus into its text. `start`: see
 * writeText.
 */
export async function openAndWrite(
  app: AppState,
  workspace: Workspace,
  id: PostId,
  start?: Parameters<typeof writeText>[2],
): Promise<void> {
  // Else it would take the focus back.
  flushSync(() => app.ui.setState({ dialog: null }));
  void workspace.openPost(id);
  await writeText(app, workspace, start);
}

import type { PostId } from '../../shared/model/post.ts';
import { runCommand } from '../commands/registry.ts';
import { afterDialog } from './after-dialog.ts';
import type { Workspace } from './workspace.ts';

/** Opens a post that was asked for by name and puts the focus into its text. */
export async function openAndWrite(workspace: Workspace, id: PostId): Promise<void> {
  await workspace.openPost(id);
  afterDialog(() => runCommand('region.editor'));
}

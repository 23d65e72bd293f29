import type { CommandId } from '../../../shared/commands/commands.ts';
import { postId } from '../../../shared/model/post.ts';
import type { CopyForm } from '../../../shared/model/task.ts';
import type { CommandBinding } from '../../commands/registry.ts';
import type { AppState } from '../../state/context.ts';
import { currentPost } from '../../state/panes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownSession } from '../workspace/workspace-store.ts';
import { hasPost } from './has-post.ts';

/** Copies the selection of the open post, or all of it, in forms for other programs. */
export function copyCommands(
  app: AppState,
  workspace: Workspace,
): Readonly<Partial<Record<CommandId, CommandBinding>>> {
  const session = () => shownSession(workspace.store.getState());
  const copy = (form: CopyForm | 'markdown', name: string): CommandBinding => ({
    run: () => {
      const post = session();
      if (!post) return;
      void import('./copy-post.ts')
        .then(({ copyPost }) => copyPost(app, post, form, name))
        .catch((error) => app.notices.fail('It could not be copied', error));
    },
    enabled: () => session() !== null,
  });

  const path = (argument?: string) => {
    const id = argument ? postId(argument) : currentPost(app.panes.store.getState());
    if (id === null) return;
    void import('./copy-post.ts')
      .then(({ copyPath }) => copyPath(app, id))
      .catch((error) => app.notices.fail('The path could not be copied', error));
  };

  return {
    'post.copyPath': { run: path, enabled: () => hasPost(app) },
    'copy.html': copy('html', 'as HTML'),
    'copy.rich': copy('rich', 'as rich text'),
    'copy.markdown': copy('markdown', 'as Markdown'),
    'copy.wordpress': copy('wordpress', 'for WordPress'),
    'copy.mail': copy('mail', 'for mail'),
    'copy.docs': copy('docs', 'for Google Docs'),
  };
}

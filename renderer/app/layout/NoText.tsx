import { VisuallyHidden } from 'react-aria-components';
import { type AppError, describeError } from '../../../shared/base/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useSnapshot } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Workspace } from '../workspace/workspace.ts';

interface FailedProps {
  readonly id: PostId;
  readonly why: AppError;
  readonly workspace: Workspace;
}

/** In place of a text that could not be read. */
export function Failed({ id, why, workspace }: FailedProps) {
  return (
    <EmptyState
      title={`${id} cannot be shown`}
      actions={
        <>
          <Button onPress={() => void workspace.openPost(id)}>Try again</Button>
          <Button onPress={() => workspace.closeTabs([id])}>Close</Button>
        </>
      }
    >
      {describeError(why)}
    </EmptyState>
  );
}

/** In place of a text where no post is open. */
export function NoPost() {
  const isEmpty = useSnapshot((snapshot) => snapshot.posts.length === 0);
  return (
    <>
      <VisuallyHidden elementType="h1">Posts</VisuallyHidden>
      <EmptyState
        title="No post open"
        actions={
          <>
            {!isEmpty && <Button onPress={() => runCommand('app.quickOpen')}>Go to post…</Button>}
            <Button look="primary" onPress={() => runCommand('post.new')}>
              New post
            </Button>
          </>
        }
      >
        {isEmpty ? 'There is none in this folder yet.' : 'Choose one from the list, or start a new one.'}
      </EmptyState>
    </>
  );
}

import { describeFailure } from '../../shared/contract/errors.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

export function StartFailed({ error }: { readonly error: unknown }) {
  return (
    <main>
      <EmptyState
        title="Longhand could not start"
        actions={<Button onPress={() => location.reload()}>Try again</Button>}
      >
        {describeFailure(error)}
      </EmptyState>
    </main>
  );
}

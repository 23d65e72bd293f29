import { useState } from 'react';
import { countOf } from '../../../shared/base/count-of.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

interface MergeBannerProps {
  /** Conflicts that nobody has settled. */
  readonly open: number;
  readonly isDisabled: boolean;
  readonly onGiveUp: () => void;
}

/** A merge is under way: what is left to do, and the way out of it, which asks first. */
export function MergeBanner({ open, isDisabled, onGiveUp }: MergeBannerProps) {
  const [asked, setAsked] = useState(false);
  if (asked)
    return (
      <Banner
        kind="warning"
        actions={
          <>
            <Button onPress={() => setAsked(false)}>Go on with it</Button>
            <Button look="danger" autoFocus isDisabled={isDisabled} onPress={onGiveUp}>
              Give it up
            </Button>
          </>
        }
      >
        Every file goes back to how it was before the merge. What you have settled since is lost; your commits are not.
      </Banner>
    );
  return (
    <Banner
      kind="warning"
      actions={
        <Button isDisabled={isDisabled} onPress={() => setAsked(true)}>
          Give the merge up…
        </Button>
      }
    >
      {open > 0
        ? `Both sides have changed the same lines of ${countOf(open, 'file')}. Settle each, then commit the merge.`
        : 'Everything is settled. Commit the merge to end it.'}
    </Banner>
  );
}

import { useEffect, useState } from 'react';
import type { Snapshot } from '../../../shared/model/history.ts';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp } from '../../state/context.ts';

interface Found {
  readonly text: string | null;
  readonly problem: string | null;
}

/** The text of a snapshot of the open post, or why it cannot be shown; both null while it is on its way. */
export function useSnapshotText(session: PostSession, snapshot: Snapshot): Found {
  const { api } = useApp();
  const [found, setFound] = useState<Found>({ text: null, problem: null });
  useEffect(() => {
    let wanted = true;
    api.history.read({ library: session.library, id: session.id(), snapshot: snapshot.id }).then(
      ({ text }) => wanted && setFound({ text, problem: null }),
      (error: unknown) => wanted && setFound({ text: null, problem: describeFailure(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [api, session, snapshot]);
  return found;
}

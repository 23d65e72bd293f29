import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../../shared/model/history.ts';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp } from '../../state/context.ts';

export interface Snapshots {
  /** The newest first; null: not known yet. */
  readonly snapshots: readonly Snapshot[] | null;
  /** When they were listed, milliseconds since 1970. */
  readonly at: number;
  /** Why they cannot be listed. */
  readonly problem: string | null;
}

/** The earlier texts of a post, looked up again after each save. */
export function useSnapshots(session: PostSession): Snapshots {
  const { api } = useApp();
  const id = useStore(session.status, (status) => status.id);
  const savedAt = useStore(session.status, (status) => status.savedAt);
  const phase = useStore(session.status, (status) => status.phase);
  const [found, setFound] = useState<Snapshots>({ snapshots: null, at: 0, problem: null });
  const standing = phase === 'dirty' || phase === 'saving' ? 'edited' : phase;
  useEffect(() => {
    let wanted = true;
    const list = async () => {
      try {
        const snapshots = await api.history.list({ library: session.library, id });
        if (wanted) setFound({ snapshots, at: Date.now(), problem: null });
      } catch (error) {
        if (wanted) setFound({ snapshots: [], at: 0, problem: describeFailure(error) });
      }
    };
    void list();
    return () => {
      wanted = false;
    };
  }, [api, session.library, id, savedAt, standing]);
  return found;
}

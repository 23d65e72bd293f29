import { useEffect, useState } from 'react';
import type { PostSession } from '../../document/types.ts';
import { useApp, useUi } from '../../state/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { writeClipboard } from '../commands/write-clipboard.ts';

/** Milliseconds between two looks whether somebody answers at the address of a host that is lost. */
const pause = 2000;

/** Says that the host is lost, what becomes of the text, and what to do. `session`: the post on screen. */
export function HostLost({ session }: { readonly session: PostSession | null }) {
  const { notices } = useApp();
  const isLost = useUi((ui) => ui.offline);
  const isRefused = useIsRefused(isLost);
  if (!isLost) return null;
  const copy = async (post: PostSession) => {
    const isCopied = await writeClipboard({ html: null, plain: post.fileText() });
    if (isCopied) notices.add({ kind: 'info', title: 'The whole post was copied', detail: '' });
    else
      notices.add({ kind: 'error', title: 'The browser did not let it be copied', detail: 'Select it and copy it.' });
  };
  return (
    <Banner kind="error" actions={session && <Button onPress={() => void copy(session)}>Copy the whole post</Button>}>
      {isRefused
        ? 'Longhand was started again and does not know this page yet. Open the address that it prints in the terminal in another tab of this browser. Then this page goes on by itself, and saves.'
        : 'Longhand has ended, or cannot be reached. Keep this page open: what you typed last may be only here. Start Longhand again in the terminal; if it prints another address than this page has, copy your text over.'}
    </Banner>
  );
}

/** Whether a host answers that was started anew: it lets nobody in who did not come by its own address. A socket does not tell why it
 * is refused. */
function useIsRefused(isLost: boolean): boolean {
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    if (!isLost) return undefined;
    const look = async () => {
      const status = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
        (answer) => answer.status,
        () => 0,
      );
      setRefused(status === 403);
    };
    const timer = setInterval(() => void look(), pause);
    return () => {
      clearInterval(timer);
      setRefused(false);
    };
  }, [isLost]);
  return isRefused;
}

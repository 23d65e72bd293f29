import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { oldEncodings, type OldEncoding } from '../../../shared/model/edit.ts';
import { whyReadOnly } from '../../document/session-status.ts';
import type { PostSession, SessionStatus } from '../../document/types.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';

/** What stands between the text and its file, and what can be done about it. */
export function SessionBars({ session }: { readonly session: PostSession }) {
  const status = useStore(session.status);
  return (
    <>
      <PhaseBar session={session} status={status} />
      {status.recovered && <RecoveredBar key={session.id()} />}
    </>
  );
}

function PhaseBar({ session, status }: { readonly session: PostSession; readonly status: SessionStatus }): ReactNode {
  const { ui, notices } = useApp();
  const attempt = (tried: string, work: Promise<unknown>) => void work.catch((error) => notices.fail(tried, error));
  switch (status.phase) {
    case 'conflict':
      return (
        <Banner
          kind="warning"
          actions={
            <>
              <Button onPress={() => ui.setState({ dialog: { kind: 'conflict' } })}>Compare</Button>
              <Button onPress={() => attempt('Your version could not be kept', session.resolve('mine'))}>
                Keep mine
              </Button>
              <Button onPress={() => attempt('The other version could not be taken', session.resolve('theirs'))}>
                Take theirs
              </Button>
            </>
          }
        >
          {status.message ??
            'Another program changed this file while you were writing. Nothing is overwritten until you choose.'}
        </Banner>
      );
    case 'gone':
      return (
        <Banner
          kind="warning"
          actions={
            <>
              <Button onPress={() => attempt('The post could not be saved', session.save())}>Save it again</Button>
              <Button onPress={() => runCommand('post.close')}>Close</Button>
            </>
          }
        >
          {status.message ?? 'The file was deleted or moved away. Your text is still here.'}
        </Banner>
      );
    case 'failed':
      return (
        <Banner
          kind="error"
          actions={<Button onPress={() => attempt('The post could not be saved', session.save())}>Try again</Button>}
        >
          {status.message ?? 'The post could not be saved.'}
        </Banner>
      );
    case 'shrunk':
      return (
        <Banner
          kind="warning"
          actions={
            <>
              <Button onPress={() => runCommand('edit.undo')}>Undo</Button>
              <Button onPress={() => attempt('The post could not be saved', session.saveShrunk())}>Save anyway</Button>
            </>
          }
        >
          {status.message} What you see is kept outside the folder meanwhile.
        </Banner>
      );
    case 'read-only':
      return <ReadOnlyBar session={session} message={whyReadOnly(status)} />;
    case 'clean':
    case 'dirty':
    case 'saving':
      return null;
  }
}

const encodings = Object.entries(oldEncodings).map(([id, title]) => ({ id, title }));

function ReadOnlyBar({ session, message }: { readonly session: PostSession; readonly message: string }) {
  const { ui } = useApp();
  const id = session.id();
  const isOld = useSnapshot(({ posts }) =>
    posts.some((post) => post.id === id && post.problems.some(({ code }) => code === 'not-utf8')),
  );
  const convert = (from: OldEncoding) =>
    ui.setState({ dialog: { kind: 'change', change: { kind: 'edit', ids: [id], edit: { kind: 'to-utf-8', from } } } });
  return (
    <Banner
      kind="info"
      actions={
        isOld ? (
          <MenuButton
            icon={null}
            label="Convert to UTF-8 from…"
            entries={encodings}
            onAction={(chosen) => convert(chosen as OldEncoding)}
          />
        ) : (
          <Button onPress={() => void session.outside({ kind: 'changed', revision: null })}>Look again</Button>
        )
      }
    >
      {message}
    </Banner>
  );
}

function RecoveredBar() {
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  return (
    <Banner kind="info" actions={<Button onPress={() => setSeen(true)}>Good</Button>}>
      This text was not saved when Longhand last ended. It has been brought back; undo returns to what the file holds.
    </Banner>
  );
}

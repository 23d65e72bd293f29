import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { PostSession } from '../../document/types.ts';
import { PreviewPane } from '../../preview/PreviewPane.tsx';
import type { PreviewLink } from '../../preview/types.ts';
import { useApp, useSettings, useSnapshot } from '../../state/context.ts';
import { focusRegion, hasFocusItself } from './regions.ts';
import { useLook } from './use-look.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownEditor } from '../workspace/workspace-store.ts';

interface PreviewRegionProps {
  readonly workspace: Workspace;
  readonly session: PostSession;
}

/** The preview of the post that is shown. */
export function PreviewRegion({ workspace, session }: PreviewRegionProps) {
  const app = useApp();
  const { library, notices } = app;
  const info = useSnapshot((snapshot) => snapshot.library);
  // Not before the host knows: the policy of the frame is its answer.
  const remoteImages = useStore(library.store, (state) => state.saved.remoteImages);
  const theme = useSettings(({ previewTheme, theme: own }) => (previewTheme === 'window' ? own : previewTheme));
  const page = useSettings((settings) => settings.previewPage);
  const look = useLook();
  const editor = useStore(workspace.store, shownEditor);

  const follow = useCallback(
    (link: PreviewLink) => workspace.followLink(session, link.kind === 'external' ? link.url : link.href),
    [workspace, session],
  );
  const allowRemote = useCallback(
    () =>
      void library
        .changeSettings({ remoteImages: true })
        .catch((error) => notices.fail('The choice could not be saved', error)),
    [library, notices],
  );

  return (
    <PreviewPane
      // A page of the new choice must not be drawn into the frame of the old one, whose policy forbids its images.
      key={`${info.id} ${remoteImages}`}
      session={session}
      libraryId={info.id}
      profile={info.profile}
      remoteImages={remoteImages}
      theme={theme}
      look={look}
      page={page}
      editor={editor}
      onLoaded={handOnFocus}
      onOpenLink={follow}
      onAllowRemote={allowRemote}
      onFullWidth={() => void app.settings.change({ previewPage: 'full' })}
    />
  );
}

/** Into the page of who went to the preview before it was there. */
const handOnFocus = () => {
  if (hasFocusItself('preview')) focusRegion('preview', null);
};

import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { PostSession } from '../document/types.ts';
import { PreviewPane } from '../preview/PreviewPane.tsx';
import type { PreviewLink } from '../preview/types.ts';
import { useApp, useSettings, useSnapshot } from '../state/context.ts';
import { postOfAddress } from './follow-link.ts';
import type { Workspace } from './workspace.ts';
import styles from './app.module.css';

interface PreviewRegionProps {
  readonly workspace: Workspace;
  readonly session: PostSession;
  readonly width: number;
}

export function PreviewRegion({ workspace, session, width }: PreviewRegionProps) {
  const { api, hello, library, notices } = useApp();
  const info = useSnapshot((snapshot) => snapshot.library);
  const remoteImages = useStore(library.store, (state) => state.settings.remoteImages);
  const theme = useSettings((settings) => settings.theme);
  const editor = useStore(workspace.store, (state) => state.editor);

  const openLink = useCallback(
    (link: PreviewLink) => {
      if (link.kind === 'external') {
        if (!hello.capabilities.openExternal) window.open(link.url, '_blank', 'noopener,noreferrer');
        else
          void api.app
            .openExternal({ url: link.url })
            .catch((error) => notices.fail('The page could not be opened', error));
        return;
      }
      const post = postOfAddress(library.store.getState().snapshot?.posts ?? [], link.path);
      if (post) void workspace.openPost(post.id);
      else
        notices.add({
          kind: 'info',
          title: 'No post has this address',
          detail: `${link.href} leads to no single post of this library.`,
        });
    },
    [api, hello, library, notices, workspace],
  );
  const allowRemote = useCallback(
    () =>
      void library
        .changeSettings({ remoteImages: true })
        .catch((error) => notices.fail('The choice could not be saved', error)),
    [library, notices],
  );

  return (
    <section className={styles.preview} style={{ width }} data-region="preview" aria-label="Preview" tabIndex={-1}>
      <PreviewPane
        session={session}
        libraryId={info.id}
        profile={info.profile}
        remoteImages={remoteImages}
        theme={theme}
        editor={editor}
        onOpenLink={openLink}
        onAllowRemote={allowRemote}
      />
    </section>
  );
}

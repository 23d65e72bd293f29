import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { followLink } from './follow-link.ts';
import { nameMissingImages } from './missing-images.ts';
import { PostBody } from './PostBody.tsx';
import styles from './preview.module.css';
import { syncScroll } from './scroll-sync.ts';
import type { PreviewPaneProps } from './types.ts';
import { showTheme, useFrame } from './use-frame.ts';
import { useRendered } from './use-rendered.ts';

const problems = {
  'too-slow': 'This post takes too long to draw. The preview shows an earlier text until the next change.',
  failed: 'The preview could not be drawn. It shows an earlier text until the next change.',
} as const;

/** The post as it will be published, live. */
export function PreviewPane(props: PreviewPaneProps) {
  const { session, libraryId, remoteImages, theme, editor, onOpenLink, onAllowRemote } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const sync = useRef<ReturnType<typeof syncScroll>>(null);
  const frame = useFrame(element);
  const { blocks, blocked, problem } = useRendered(props);

  useEffect(() => {
    if (frame) showTheme(frame, theme);
  }, [frame, theme]);
  useEffect(
    () => (frame ? followLink(frame.document, session.id, onOpenLink) : undefined),
    [frame, session, onOpenLink],
  );
  useEffect(() => (frame ? nameMissingImages(frame.document) : undefined), [frame]);
  useEffect(() => {
    if (!frame || !editor) return;
    const created = syncScroll(frame.document, frame.root, editor);
    // The page of the post before has just gone.
    created.redrawn();
    sync.current = created;
    return created.stop;
  }, [frame, editor, session]);
  useLayoutEffect(() => sync.current?.redrawn(), [blocks]);
  const isDrawn = frame !== null && blocks !== null;
  useEffect(() => {
    if (isDrawn) sync.current?.align();
  }, [isDrawn, session, editor]);

  // The address carries what the host needs to know for the frame's policy, so a new choice loads the frame anew.
  const address = `preview.html?library=${libraryId}&remote=${remoteImages ? 1 : 0}`;
  return (
    <div className={styles.pane}>
      {blocked > 0 && !remoteImages && (
        <div className={styles.bar} role="status">
          <span>
            {blocked === 1 ? 'An image from the network is' : `${blocked} images from the network are`} not shown.
          </span>
          <button type="button" className={styles.action} onClick={onAllowRemote}>
            Show remote images for this library
          </button>
        </div>
      )}
      {problem && (
        <div className={styles.bar} role="status">
          {problems[problem]}
        </div>
      )}
      {blocks?.length === 0 && <p className={styles.empty}>Nothing to preview yet.</p>}
      <iframe ref={element} className={styles.frame} title="Preview" sandbox="allow-same-origin" src={address} />
      {frame && blocks && createPortal(<PostBody blocks={blocks} />, frame.root)}
    </div>
  );
}

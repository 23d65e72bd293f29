import { useCallback, useEffect, useRef } from 'react';
import { themeCss } from '../../assets/themes/default/theme.ts';
import { clickToSource } from './click-to-source.ts';
import { followLink } from './follow-link.ts';
import { nameMissingImages } from './missing-images.ts';
import { frameStyle, pageWidths, useScale } from './page-width.ts';
import styles from './preview.module.css';
import { ScrollSync } from './scroll-sync.ts';
import type { PreviewPaneProps } from './types.ts';
import { showTheme, useFrame } from './use-frame.ts';
import { usePreview } from './use-preview.ts';

const problems = {
  'too-slow': 'This post takes too long to draw. The preview shows an earlier text until the next change.',
  failed: 'The preview could not be drawn. It shows an earlier text until the next change.',
} as const;

/** The post as it will be published, live. */
export function PreviewPane(props: PreviewPaneProps) {
  const { session, libraryId, remoteImages, theme, look, editor, onLoaded, onOpenLink, onAllowRemote } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const sync = useRef<ScrollSync>(null);
  const frame = useFrame(element);
  const onDrawn = useCallback(() => sync.current?.redrawn(), []);
  const view = frame?.view ?? null;
  const room = useRef<HTMLDivElement>(null);
  const shown = props.page === 'full' ? null : pageWidths[props.page];
  const scale = useScale(room, shown);
  const { isEmpty, blocked, problem } = usePreview(props, view, onDrawn);

  useEffect(() => {
    if (frame) onLoaded();
  }, [frame, onLoaded]);
  useEffect(() => {
    if (frame) showTheme(frame, theme);
  }, [frame, theme]);
  useEffect(() => {
    frame?.look.replaceSync(look ?? themeCss);
    sync.current?.redrawn();
  }, [frame, look]);
  useEffect(
    () => (frame ? followLink(frame.document, session.id, onOpenLink) : undefined),
    [frame, session, onOpenLink],
  );
  useEffect(() => (view && editor ? clickToSource(view, editor.revealLine) : undefined), [view, editor]);
  useEffect(() => (frame ? nameMissingImages(frame.document) : undefined), [frame]);
  useEffect(() => {
    if (!view || !editor) return;
    const created = new ScrollSync(view, editor, document);
    sync.current = created;
    return () => {
      sync.current = null;
      created.stop();
    };
  }, [view, editor, session]);

  // The address carries what the host needs to know for the frame's policy.
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
      {shown && (
        <div className={styles.bar}>
          <span role="status">
            {shown.name}, {shown.width} px{scale < 1 && `, at ${Math.round(scale * 100)} %`}
          </span>
          <button type="button" className={styles.action} onClick={props.onFullWidth}>
            Use the whole width
          </button>
        </div>
      )}
      {problem && (
        <div className={styles.bar} role="status">
          {problems[problem]}
        </div>
      )}
      {isEmpty && <p className={styles.empty}>Nothing to preview yet.</p>}
      <div ref={room} className={styles.room} data-page={props.page}>
        <iframe
          ref={element}
          className={styles.frame}
          style={frameStyle(shown, scale)}
          title="Preview"
          data-loaded={frame ? '' : undefined}
          sandbox="allow-same-origin"
          src={address}
        />
      </div>
    </div>
  );
}

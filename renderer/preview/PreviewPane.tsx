import type { PreviewPaneProps } from './types.ts';

/** The post as it will be published, live. */
export function PreviewPane(_props: PreviewPaneProps) {
  return null;
}

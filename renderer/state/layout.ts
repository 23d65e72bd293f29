import type { PanelSettings } from '../../shared/model/settings.ts';

export type Panel = 'sidebar' | 'preview' | 'inspector';

/** Widths in pixels; 0: the panel is not shown. */
export type PanelWidths = Readonly<Record<Panel, number>>;

export const smallest: PanelWidths = { sidebar: 200, preview: 280, inspector: 264 };
export const largest: PanelWidths = { sidebar: 420, preview: 900, inspector: 420 };
/** Under this a line of text is too short to write in; panels step aside for it. */
const smallestEditor = 340;
/** Panels shrink to leave the text this much. */
const comfortableEditor = 460;

/** Pixels of one of two posts side by side. */
export interface SideWidth {
  readonly width: number;
  readonly min: number;
  readonly max: number;
}

/** The first of two posts that stand side by side in so many pixels: `share` hundredths of them, and half where there is no choice. */
export function firstSide(total: number, share: number): SideWidth {
  const min = Math.min(smallestEditor, Math.floor(total / 2));
  const max = total - min;
  return { width: Math.max(min, Math.min(max, Math.round((total * share) / 100))), min, max };
}

/**
 * The panels that fit beside the text in a window of this width. Panels first shrink (the preview first), then step
 * aside (the inspector first, and the one that was asked for last never). `panes`: posts side by side.
 */
export function fitPanels(total: number, panels: PanelSettings, askedLast: Panel | null, panes = 1): PanelWidths {
  const shown = new Set<Panel>((['sidebar', 'preview', 'inspector'] as const).filter((panel) => panels[panel]));
  const sum = (widths: PanelWidths) => [...shown].reduce((all, panel) => all + widths[panel], 0);
  for (const panel of ['inspector', 'preview', 'sidebar'] as const)
    if (panel !== askedLast && sum(smallest) + smallestEditor * panes > total) shown.delete(panel);

  const widths: Record<Panel, number> = {
    sidebar: panels.sidebarWidth,
    preview: panels.previewWidth,
    inspector: panels.inspectorWidth,
  };
  for (const panel of ['preview', 'inspector', 'sidebar'] as const) {
    const tooMuch = Math.max(0, sum(widths) + comfortableEditor * panes - total);
    widths[panel] = Math.max(
      smallest[panel],
      Math.min(largest[panel], widths[panel] - (shown.has(panel) ? tooMuch : 0)),
    );
  }
  for (const panel of ['sidebar', 'preview', 'inspector'] as const) if (!shown.has(panel)) widths[panel] = 0;
  return widths;
}

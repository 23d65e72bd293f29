import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PanelSettings } from '../../../shared/model/settings.ts';
import { useApp, useSettings } from '../../state/context.ts';
import { firstSide, fitPanels, type Panel, type PanelWidths, type SideWidth } from '../../state/layout.ts';
import type { PanelControl } from '../commands/bind-commands.ts';

export interface Layout extends PanelControl {
  readonly widths: PanelWidths;
  readonly resize: (panel: Panel, width: number, final: boolean) => void;
  /** Of two posts side by side. */
  readonly firstSide: SideWidth;
  readonly resizeSide: (width: number, final: boolean) => void;
}

const widthKeys = { sidebar: 'sidebarWidth', preview: 'previewWidth', inspector: 'inspectorWidth' } as const;

/** Which panels stand beside the text and how wide: what the person chose, as far as the window has room. */
export function useLayout(): Layout {
  const { library, notices, settings, panes } = useApp();
  const paneCount = useStore(panes.store, ({ rows }) => rows.length);
  const usual = useSettings((all) => all.panels);
  const own = useStore(library.store, (state) => state.settings.panels);
  const panels = own ?? usual;
  const total = useWindowWidth();
  const [askedLast, setAskedLast] = useState<Panel | null>(null);
  const [dragged, setDragged] = useState<Partial<PanelWidths>>({});
  const [draggedSide, setDraggedSide] = useState<number | null>(null);
  const widths = useMemo(
    () =>
      fitPanels(
        total,
        {
          ...panels,
          ...Object.fromEntries(Object.entries(dragged).map(([panel, width]) => [widthKeys[panel as Panel], width])),
        },
        askedLast,
        paneCount,
      ),
    [total, panels, dragged, askedLast, paneCount],
  );

  // The next library that is opened for the first time begins with them too.
  const keep = (change: Partial<PanelSettings>) => {
    const next = { ...panels, ...change };
    void settings.change({ panels: next });
    void library
      .changeSettings({ panels: next })
      .catch((error) => notices.fail('The panels of this library could not be kept', error));
  };
  const shared = total - widths.sidebar - widths.preview - widths.inspector;
  return {
    widths,
    firstSide: firstSide(shared, draggedSide ?? panels.firstSide),
    resizeSide: (width, final) => {
      const share = (width / shared) * 100;
      setDraggedSide(final ? null : share);
      if (final) keep({ firstSide: share });
    },
    show: (panel) => {
      if (widths[panel] > 0) return;
      setAskedLast(panel);
      keep({ [panel]: true });
    },
    toggle: (panel) => {
      const visible = widths[panel] > 0;
      setAskedLast(visible ? null : panel);
      keep({ [panel]: !visible });
    },
    resize: (panel, width, final) => {
      setDragged(final ? {} : { [panel]: width });
      if (final) keep({ [widthKeys[panel]]: width });
    },
  };
}

function useWindowWidth(): number {
  const [width, setWidth] = useState(innerWidth);
  useEffect(() => {
    const measure = () => setWidth(innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return width;
}

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useSettings } from '../../state/context.ts';
import { fitPanels, type Panel, type PanelWidths } from '../../state/layout.ts';
import type { PanelControl } from '../commands/bind-commands.ts';

export interface Layout extends PanelControl {
  readonly widths: PanelWidths;
  readonly resize: (panel: Panel, width: number, final: boolean) => void;
}

const widthKeys = { sidebar: 'sidebarWidth', preview: 'previewWidth', inspector: 'inspectorWidth' } as const;

/** Which panels stand beside the text and how wide: what the person chose, as far as the window has room. */
export function useLayout(): Layout {
  const { settings, panes } = useApp();
  const paneCount = useStore(panes.store, ({ rows }) => rows.length);
  const panels = useSettings((all) => all.panels);
  const total = useWindowWidth();
  const [askedLast, setAskedLast] = useState<Panel | null>(null);
  const [dragged, setDragged] = useState<Partial<PanelWidths>>({});
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

  return {
    widths,
    show: (panel) => {
      if (widths[panel] > 0) return;
      setAskedLast(panel);
      void settings.changePanels({ [panel]: true });
    },
    toggle: (panel) => {
      const visible = widths[panel] > 0;
      setAskedLast(visible ? null : panel);
      void settings.changePanels({ [panel]: !visible });
    },
    resize: (panel, width, final) => {
      setDragged(final ? {} : { [panel]: width });
      if (final) void settings.changePanels({ [widthKeys[panel]]: width });
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

import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { firstSide, fitPanels, largest, smallest } from '../../../renderer/state/layout.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';

const { panels } = defaultSettings;

describe('the panels beside the text', () => {
  test('have the widths that the person chose where there is room', () => {
    expect(fitPanels(1800, panels, null)).toEqual({
      sidebar: panels.sidebarWidth,
      preview: panels.previewWidth,
      inspector: panels.inspectorWidth,
    });
  });

  test('shrink at 1280, the preview first, so that the text stays the widest', () => {
    const wide = { ...panels, sidebarWidth: 264, previewWidth: 400, inspectorWidth: 264 };
    const widths = fitPanels(1280, wide, null);
    expect(widths.sidebar).toBe(wide.sidebarWidth);
    expect(widths.preview).toBeLessThan(wide.previewWidth);
    expect(1280 - widths.sidebar - widths.preview - widths.inspector).toBeGreaterThan(widths.preview);
  });

  test('step aside at 900, but never the one that was asked for last', () => {
    expect(fitPanels(900, panels, null)).toMatchObject({ inspector: 0 });
    expect(fitPanels(900, panels, null).preview).toBeGreaterThan(0);
    const asked = fitPanels(900, panels, 'inspector');
    expect(asked.inspector).toBeGreaterThan(0);
    expect(asked.preview).toBe(0);
  });

  test('a panel that is switched off takes no room', () => {
    expect(fitPanels(1800, { ...panels, sidebar: false }, null).sidebar).toBe(0);
  });

  test('are hidden or between their limits at any width', () => {
    const width = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(width, width, width, width, (total, sidebarWidth, previewWidth, inspectorWidth) => {
        const fitted = fitPanels(total, { ...panels, sidebarWidth, previewWidth, inspectorWidth }, null);
        for (const panel of ['sidebar', 'preview', 'inspector'] as const)
          if (fitted[panel] !== 0) {
            expect(fitted[panel]).toBeGreaterThanOrEqual(smallest[panel]);
            expect(fitted[panel]).toBeLessThanOrEqual(largest[panel]);
          }
      }),
    );
  });
});

test.each([
  ['half of it', 1000, 50, 500],
  ['what it was given', 1000, 60, 600],
  ['no more than leaves the other one a line', 1000, 90, 660],
  ['no less than a line', 1000, 10, 340],
  ['half, where there is room for no line', 500, 90, 250],
])('the first of two posts side by side has %s', (_, total, share, width) =>
  expect(firstSide(total, share).width).toBe(width),
);

import type { Settings } from '../../shared/model/settings.ts';

const moreContrast = matchMedia('(prefers-contrast: more)');

/** Shows the look that the person chose: theme and contrast, and font, size and line width of the text. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = settings.theme;
  const showContrast = () => root.toggleAttribute('data-high-contrast', settings.highContrast || moreContrast.matches);
  showContrast();
  moreContrast.onchange = showContrast;
  root.style.setProperty('--font-text', `var(--font-${settings.editorFont})`);
  root.style.setProperty('--text-writing', `${settings.fontSize}px`);
  root.style.setProperty('--line-width', `${settings.lineWidth}ch`);
}

/** Whether the window is dark now. */
export const isDark = (settings: Settings): boolean =>
  settings.theme === 'dark' || (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);

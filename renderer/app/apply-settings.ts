import type { Settings } from '../../shared/model/settings.ts';

/** Shows the look that the person chose: theme, and font, size and line width of the text. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = settings.theme;
  root.style.setProperty('--font-text', `var(--font-${settings.editorFont})`);
  root.style.setProperty('--text-writing', `${settings.fontSize}px`);
  root.style.setProperty('--line-width', `${settings.lineWidth}ch`);
}

/** Whether the window is dark now. */
export const isDark = (settings: Settings): boolean =>
  settings.theme === 'dark' || (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);

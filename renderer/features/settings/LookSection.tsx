import { useApp, useSettings } from '../../state/context.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './settings.module.css';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const fonts = [
  { value: 'sans', label: 'Sans serif' },
  { value: 'serif', label: 'Serif' },
  { value: 'mono', label: 'Monospace' },
] as const;

const pages = [
  { value: 'full', label: 'Its pane' },
  { value: 'article', label: 'An article' },
  { value: 'phone', label: 'A phone' },
] as const;

const colours = [
  { value: 'window', label: 'As the window' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const sizes = [13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 28, 32];
const widths = [50, 60, 66, 70, 76, 84, 100, 120];
const asOptions = (numbers: readonly number[], now: number, unit: string) =>
  [...new Set([...numbers, now])]
    .toSorted((a, b) => a - b)
    .map((number) => ({ value: String(number), label: `${number} ${unit}` }));

/** How the window and the text look, and saving. */
export function LookSection() {
  const { settings } = useApp();
  const now = useSettings((all) => all);
  return (
    <section className={styles.section}>
      <div className={styles.pairs}>
        <Select
          label="Theme"
          value={now.theme}
          options={themes}
          onChange={(theme) => void settings.change({ theme })}
        />
        <Select
          label="Font for writing"
          value={now.editorFont}
          options={fonts}
          onChange={(editorFont) => void settings.change({ editorFont })}
        />
        <Select
          label="Text size"
          value={String(now.fontSize)}
          options={asOptions(sizes, now.fontSize, 'px')}
          onChange={(size) => void settings.change({ fontSize: Number(size) })}
        />
        <Select
          label="Line width"
          value={String(now.lineWidth)}
          options={asOptions(widths, now.lineWidth, 'characters')}
          onChange={(width) => void settings.change({ lineWidth: Number(width) })}
        />
        <Select
          label="Preview as wide as"
          value={now.previewPage}
          options={pages}
          onChange={(previewPage) => void settings.change({ previewPage })}
        />
        <Select
          label="Colours of the preview"
          value={now.previewTheme}
          options={colours}
          onChange={(previewTheme) => void settings.change({ previewTheme })}
        />
      </div>
      <Switch isSelected={now.highContrast} onChange={(highContrast) => void settings.change({ highContrast })}>
        High contrast, also where the system does not ask for it
      </Switch>
      <Switch isSelected={now.autosave} onChange={(autosave) => void settings.change({ autosave })}>
        Save by itself while I write
      </Switch>
    </section>
  );
}

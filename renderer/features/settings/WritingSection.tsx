import { runCommand } from '../../commands/registry.ts';
import { useApp, useSettings } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { SpellLanguages } from './SpellLanguages.tsx';
import styles from './settings.module.css';

const marks = [
  { value: 'always', label: 'Always' },
  { value: 'near-caret', label: 'Near the caret' },
] as const;

const focuses = [
  { value: 'off', label: 'Everything' },
  { value: 'sentence', label: 'The sentence' },
  { value: 'paragraph', label: 'The paragraph' },
] as const;

/** How the editor helps while one writes. */
export function WritingSection() {
  const { settings } = useApp();
  const now = useSettings((all) => all);
  return (
    <section className={styles.section} aria-labelledby="writing-settings">
      <h3 id="writing-settings">Writing</h3>
      <Select
        label="Show the marks of Markdown"
        value={now.marks}
        options={marks}
        onChange={(value) => void settings.change({ marks: value })}
      />
      <Select
        label="What stands out while I write"
        value={now.focus}
        options={focuses}
        onChange={(focus) => void settings.change({ focus })}
      />
      <Switch isSelected={now.typewriter} onChange={(typewriter) => void settings.change({ typewriter })}>
        Hold the line I write in the middle
      </Switch>
      <Switch isSelected={now.minuteMarks} onChange={(minuteMarks) => void settings.change({ minuteMarks })}>
        Mark in the margin where each further minute of reading begins
      </Switch>
      <Switch isSelected={now.spelling} onChange={(spelling) => void settings.change({ spelling })}>
        Check spelling
      </Switch>
      {now.spelling && <SpellLanguages />}
      <Switch isSelected={now.typography} onChange={(typography) => void settings.change({ typography })}>
        Make quotes, dashes and dots typographic as I type
      </Switch>
      <Switch isSelected={now.pairs} onChange={(pairs) => void settings.change({ pairs })}>
        Close brackets and quotes as I type
      </Switch>
      <div>
        <Button onPress={() => runCommand('app.shortcuts')}>Change shortcuts…</Button>
      </div>
    </section>
  );
}

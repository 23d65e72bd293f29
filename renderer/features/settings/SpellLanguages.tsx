import { useApp, useSettings } from '../../state/context.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import styles from './settings.module.css';

const names = new Intl.DisplayNames(undefined, { type: 'language' });

/** The languages of the spell checker, where the host lets them be chosen. */
export function SpellLanguages() {
  const { hello, settings } = useApp();
  const chosen = useSettings((all) => all.spellLanguages);
  const { spellLanguages = [] } = hello.capabilities;
  if (spellLanguages.length === 0) return null;
  const named = spellLanguages
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const change = (tag: string, isChosen: boolean) =>
    settings.change({ spellLanguages: isChosen ? [...chosen, tag] : chosen.filter((other) => other !== tag) });
  const summary = named.flatMap(({ tag, name }) => (chosen.includes(tag) ? [name] : [])).join(', ');
  return (
    <details className={styles.evidence}>
      <summary>Languages of the spell check: {summary || 'none chosen, so nothing is checked'}</summary>
      <p>The dictionary of a language is fetched from the network once. Windows that open later check it.</p>
      <div className={styles.pairs}>
        {named.map(({ tag, name }) => (
          <Checkbox
            key={tag}
            label={name}
            isSelected={chosen.includes(tag)}
            onChange={(now) => void change(tag, now)}
          />
        ))}
      </div>
    </details>
  );
}

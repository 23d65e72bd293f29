import { useMemo } from 'react';
import { generatorNames } from '../../../shared/model/site.ts';
import { conversionTargets } from '../../../shared/model/task.ts';
import { useApp } from '../../state/context.ts';
import { createFolderSuggestions } from '../../state/folder-suggestions.ts';
import { Button } from '../../ui/Button.tsx';
import { FolderField } from '../../ui/FolderField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import type { ExportChoice, faultsOf } from './export-choice.ts';
import { ScopeChoices } from './ScopeChoices.tsx';
import { SiteChoices } from './SiteChoices.tsx';
import styles from './exports.module.css';

interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly hasPost: boolean;
  /** How many posts are chosen in the list. */
  readonly chosen: number;
  /** What stood in the way of the last try. */
  readonly faults: ReturnType<typeof faultsOf>;
  readonly onChange: (choice: ExportChoice) => void;
}

const forms = [
  { value: 'html', label: 'HTML page', note: 'One file a post, images inside, opens anywhere.' },
  { value: 'pdf', label: 'PDF', note: 'One file a post, as it would be printed.' },
  { value: 'site', label: 'HTML site', note: 'Pages, tags, archive and feeds, at their own addresses.' },
  { value: 'markdown', label: 'Markdown', note: 'The file as it is.' },
  { value: 'markdown-body', label: 'Markdown, body only', note: 'Without the front matter.' },
  { value: 'convert', label: 'For another generator', note: 'Front matter, names, images and links as it has them.' },
] as const;

const generators = conversionTargets.map((value) => ({
  value,
  label: value === 'plain' ? 'None, plain Markdown' : generatorNames[value],
}));

export function ExportForm({ choice, hasPost, chosen, faults, onChange }: ExportFormProps) {
  const { api, hello, notices } = useApp();
  const suggest = useMemo(() => createFolderSuggestions(api), [api]);
  const offered = forms.filter(({ value }) => value !== 'pdf' || hello.capabilities.pdf);
  const pick = async () => {
    try {
      const folder = await api.app.pickFolder({ title: 'Export to' });
      if (folder) onChange({ ...choice, folder });
    } catch (failure) {
      notices.fail('The folder could not be chosen', failure);
    }
  };
  return (
    <>
      <ScopeChoices {...{ choice, hasPost, chosen, faults, onChange }} />
      <RadioGroup label="As" value={choice.to} options={offered} onChange={(to) => onChange(withForm(choice, to))} />
      {choice.to === 'site' && <SiteChoices {...{ choice, faults, suggest, onChange }} />}
      {choice.to === 'convert' && (
        <Select
          label="Generator"
          value={choice.generator}
          options={generators}
          onChange={(generator) => onChange({ ...choice, generator })}
        />
      )}
      <div className={styles.folder}>
        <div className={styles.grow}>
          <FolderField
            label="To the folder"
            value={choice.folder}
            onChange={(folder) => onChange({ ...choice, folder })}
            suggest={suggest}
            hint="It is made when it is not there. A repeated export writes only what changed."
            error={faults.folder ?? null}
            // It comes with a fault where the export began and failed: the keys go on with what has to be set right.
            autoFocus={faults.folder !== undefined}
          />
        </div>
        {hello.capabilities.pickFolder && <Button onPress={() => void pick()}>Choose…</Button>}
      </div>
    </>
  );
}

/** A site is of all posts until somebody says otherwise: one of a single post is nothing that anybody wants. */
const withForm = (choice: ExportChoice, to: ExportChoice['to']): ExportChoice =>
  to === 'site' && choice.scope === 'post' ? { ...choice, to, scope: 'live' } : { ...choice, to };

import { useMemo } from 'react';
import { generatorNames } from '../../../shared/model/site.ts';
import { conversionTargets, themeNames } from '../../../shared/model/task.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { createFolderSuggestions } from '../../state/folder-suggestions.ts';
import { Button } from '../../ui/Button.tsx';
import { FolderField } from '../../ui/FolderField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import type { ExportChoice } from './use-export.ts';
import styles from './exports.module.css';

interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly hasPost: boolean;
  /** How many posts are chosen in the list. */
  readonly chosen: number;
  readonly error: string | null;
  readonly onChange: (choice: ExportChoice) => void;
}

const forms = [
  { value: 'html', label: 'HTML page', note: 'One file a post, images inside, opens anywhere.' },
  { value: 'pdf', label: 'PDF', note: 'One file a post, as it would be printed.' },
  { value: 'site', label: 'HTML site', note: 'Pages, tags, archive and feeds of all posts, at their own addresses.' },
  { value: 'markdown', label: 'Markdown', note: 'The file as it is.' },
  { value: 'markdown-body', label: 'Markdown, body only', note: 'Without the front matter.' },
  { value: 'convert', label: 'For another generator', note: 'Front matter, names, images and links as it has them.' },
] as const;

const generators = conversionTargets.map((value) => ({
  value,
  label: value === 'plain' ? 'None, plain Markdown' : generatorNames[value],
}));

const looks = themeNames.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

export function ExportForm({ choice, hasPost, chosen, error, onChange }: ExportFormProps) {
  const { api, hello, notices } = useApp();
  const live = useSnapshot((snapshot) => snapshot.posts.filter((post) => post.state === 'live').length);
  const suggest = useMemo(() => createFolderSuggestions(api), [api]);
  const scopes = [
    ...(chosen > 0 && choice.to !== 'site'
      ? [{ value: 'chosen', label: `The selected posts (${chosen.toLocaleString('en')})` } as const]
      : []),
    ...(hasPost && choice.to !== 'site' ? [{ value: 'post', label: 'This post' } as const] : []),
    { value: 'live', label: `All live posts (${live})` } as const,
  ];
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
      <RadioGroup
        label="What"
        value={choice.to === 'site' ? 'live' : choice.scope}
        options={scopes}
        onChange={(scope) => onChange({ ...choice, scope })}
      />
      <RadioGroup label="As" value={choice.to} options={offered} onChange={(to) => onChange({ ...choice, to })} />
      {choice.to === 'site' && (
        <RadioGroup
          label="Look"
          value={choice.theme}
          options={looks}
          onChange={(theme) => onChange({ ...choice, theme })}
        />
      )}
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
            error={error}
          />
        </div>
        {hello.capabilities.pickFolder && <Button onPress={() => void pick()}>Choose…</Button>}
      </div>
    </>
  );
}

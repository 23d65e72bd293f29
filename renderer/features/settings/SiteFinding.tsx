import { useState } from 'react';
import { correctionForms } from '../../../shared/generators/correction-forms.ts';
import { withCorrection } from '../../../shared/generators/corrections.ts';
import type { Evidence, ProfileCorrections, SiteProfile } from '../../../shared/model/site.ts';
import { Button } from '../../ui/Button.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import styles from './settings.module.css';

interface SiteFindingProps {
  readonly evidence: Evidence;
  readonly profile: SiteProfile;
  readonly corrections: ProfileCorrections;
  readonly onChange: (corrections: ProfileCorrections) => Promise<boolean>;
}

/** One finding, why it is so, the form that corrects it, and the way back. */
export function SiteFinding({ evidence, profile, corrections, onChange }: SiteFindingProps) {
  const { part, finding, because, found } = evidence;
  const [view, setView] = useState<'shown' | 'typing' | 'left'>('shown');
  const change = async (value: unknown) => {
    if (await onChange(withCorrection(corrections, part, value as never))) setView('left');
  };
  const label = part === 'author' ? 'Author' : correctionForms[part].label;
  return (
    <li className={styles.finding}>
      <div>
        <p>{finding}</p>
        <p>
          {because}
          {found && `; found was ${found.finding} (${found.because})`}
          {part === 'author' && '; corrected below, under Author'}
        </p>
      </div>
      {part !== 'author' && view !== 'typing' && (
        <Button
          look="link"
          aria-label={`Correct: ${label}`}
          autoFocus={view === 'left'}
          onPress={() => setView('typing')}
        >
          Correct
        </Button>
      )}
      {part !== 'author' && view === 'typing' && (
        <CorrectionForm
          {...{ part, profile }}
          onKeep={(value) => void change(value)}
          onCancel={() => setView('left')}
        />
      )}
      {found && view !== 'typing' && (
        <Button look="link" aria-label={`Back to what was found: ${label}`} onPress={() => void change(undefined)}>
          Back to what was found
        </Button>
      )}
    </li>
  );
}

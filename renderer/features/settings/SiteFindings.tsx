import { useState } from 'react';
import { withCorrection } from '../../../shared/library/corrections.ts';
import type { Evidence, ProfileCorrections, SiteProfile } from '../../../shared/model/site.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface SiteFindingsProps {
  readonly profile: SiteProfile;
  readonly corrections: ProfileCorrections;
  readonly onChange: (corrections: ProfileCorrections) => void;
}

/** The findings that are one text each. */
const texts = {
  siteTitle: 'Title',
  language: 'Language',
  timeZone: 'Time zone',
  newFolder: 'New posts in',
  fileName: 'File names',
};
type TextPart = keyof typeof texts;
const isText = (part: string): part is TextPart => Object.hasOwn(texts, part);

/** What was found out about the site, what each finding rests on, and the person's own word in its place. */
export function SiteFindings({ profile, corrections, onChange }: SiteFindingsProps) {
  return (
    <dl>
      {profile.evidence.map((evidence) => (
        <div key={evidence.part}>
          <dt>{evidence.finding}</dt>
          <dd>{evidence.because}</dd>
          <Correction key={evidence.finding} {...{ evidence, profile, corrections, onChange }} />
        </div>
      ))}
    </dl>
  );
}

function Correction({ evidence, profile, corrections, onChange }: SiteFindingsProps & { readonly evidence: Evidence }) {
  const { part } = evidence;
  const found = isText(part) ? profile[part] : '';
  const [typed, setTyped] = useState(found);
  const keep = () => {
    if (isText(part) && typed.trim() !== found) onChange(withCorrection(corrections, part, typed.trim()));
  };
  return (
    <>
      {isText(part) && (
        <dd>
          <TextField label={texts[part]} labelHidden value={typed} onChange={setTyped} onBlur={keep} />
        </dd>
      )}
      {evidence.from === 'person' && (
        <dd>
          <Button look="link" onPress={() => onChange(withCorrection(corrections, part, undefined))}>
            Back to what was found: {evidence.finding.split(':')[0]}
          </Button>
        </dd>
      )}
    </>
  );
}

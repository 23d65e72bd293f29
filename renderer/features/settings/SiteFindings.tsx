import type { ProfileCorrections, ProfilePart, SiteProfile } from '../../../shared/model/site.ts';
import { SiteFinding } from './SiteFinding.tsx';
import styles from './settings.module.css';

interface SiteFindingsProps {
  readonly profile: SiteProfile;
  readonly corrections: ProfileCorrections;
  /** Answers whether the corrections are kept. */
  readonly onChange: (corrections: ProfileCorrections) => Promise<boolean>;
}

/** The parts of a profile as a person looks for them; each stands under the first heading that takes it. */
const headings: readonly (readonly [string, (part: ProfilePart) => boolean])[] = [
  ['The site', (part) => /^(?:generator|site\w+|author|language\w*|timeZone)$/.test(part)],
  ['Folders and files', (part) => /Folders?$|^(?:template|fileName|slugs|assets)$/.test(part)],
  ['Front matter', (part) => /^(?:fields\.\w+|format|yaml|taxonomies)$/.test(part)],
  ['Publishing', () => true],
];

/** What was found out about the site, what each finding rests on, and the person's own word in its place. */
export function SiteFindings({ profile, corrections, onChange }: SiteFindingsProps) {
  const underHeading = Object.groupBy(
    profile.evidence,
    ({ part }) => headings.find(([, takes]) => takes(part))?.[0] ?? '',
  );
  return headings.map(([heading]) => (
    <section key={heading} aria-label={heading}>
      <h4>{heading}</h4>
      <ul className={styles.findings}>
        {underHeading[heading]?.map((evidence) => (
          <SiteFinding key={evidence.part} {...{ evidence, profile, corrections, onChange }} />
        ))}
        {heading === 'Front matter' &&
          profile.notes.map(({ finding, because }) => (
            <li key={finding} className={styles.finding}>
              <div>
                <p>{finding}</p>
                <p>{because}</p>
              </div>
            </li>
          ))}
      </ul>
    </section>
  ));
}

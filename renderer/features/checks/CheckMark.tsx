import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { CheckCode } from '../../../shared/model/check.ts';
import styles from './checks.module.css';

const kinds: Readonly<Record<CheckCode, 'broken' | 'wanting' | 'hint'>> = {
  'front-matter': 'broken',
  'no-such-day': 'broken',
  'missing-image': 'broken',
  'broken-link': 'broken',
  'broken-anchor': 'broken',
  'same-address': 'broken',
  'no-title': 'wanting',
  'heading-jump': 'wanting',
  'no-alt': 'wanting',
  'no-description': 'hint',
  'similar-tags': 'hint',
  'unused-image': 'hint',
};
const icons = { broken: CircleAlert, wanting: TriangleAlert, hint: Info };
const inWords = { broken: 'Broken', wanting: 'Missing', hint: 'Hint' };

/** How grave a finding is, as a sign. */
export function CheckMark({ code }: { readonly code: CheckCode }) {
  const kind = kinds[code];
  const Icon = icons[kind];
  return <Icon size={15} className={styles.mark} data-kind={kind} role="img" aria-label={inWords[kind]} />;
}

/** What the sign is called where a finding is told in words alone. */
export const kindInWords = (code: CheckCode): string => inWords[kinds[code]];

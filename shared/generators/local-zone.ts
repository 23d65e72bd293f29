import { generatorNames, type Generator, type ProfilePart, type SiteProfile } from '../model/site.ts';
import { ofComputer } from './config-values.ts';
import { generatorRules } from './profiles.ts';
import type { DetectInput } from './rules/generator-rules.ts';

/** Why a part is as it is; each finding puts its own reason in. */
export type Reasons = Map<ProfilePart, string>;

/** The zone of this computer, where the generator goes by that. */
export function localZone(
  generator: Generator,
  { timeZone }: Partial<SiteProfile>,
  { zone = 'UTC' }: DetectInput,
  reasons: Reasons,
): Partial<SiteProfile> {
  const isLocal = timeZone === undefined ? generatorRules[generator].localTime : timeZone === ofComputer;
  if (!isLocal) return {};
  reasons.set('timeZone', `${generatorNames[generator]} takes that of the computer that builds the site`);
  return { timeZone: zone };
}

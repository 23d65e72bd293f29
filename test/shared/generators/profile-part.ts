import type { ProfilePart, SiteProfile } from '../../../shared/model/site.ts';

/** What a profile has in a part of it, `fields.title` or `slugs`. */
export function valueIn(profile: SiteProfile, part: ProfilePart): unknown {
  const [whole, name] = part.split('.') as [keyof SiteProfile, string?];
  return name === undefined ? profile[whole] : (profile.fields as unknown as Record<string, unknown>)[name];
}

import { defined } from '../base/defined.ts';
import type { ProfileCorrections, ProfilePart, SiteFields, SiteProfile } from '../model/site.ts';

/** The profile with the person's word in place of what was found. */
export function correctProfile(profile: SiteProfile, corrections: ProfileCorrections): SiteProfile {
  return correctedParts(corrections).reduce<SiteProfile>((corrected, part) => {
    const value = correctionOf(corrections, part);
    const field = fieldOf(part);
    return field ? { ...corrected, fields: { ...corrected.fields, [field]: value } } : { ...corrected, [part]: value };
  }, profile);
}

/** The value that a person gave to a part; undefined where it stays as found. null is a value: no such folder or field. */
function correctionOf(corrections: ProfileCorrections, part: ProfilePart): unknown {
  const field = fieldOf(part);
  return field ? corrections.fields?.[field] : corrections[part as Exclude<ProfilePart, `fields.${string}`>];
}

/** The parts that a person corrected. What a newer version may have kept beside them is left out. */
export function correctedParts(corrections: ProfileCorrections): readonly ProfilePart[] {
  return profileParts.filter((part) => correctionOf(corrections, part) !== undefined);
}

/** What a part of a profile holds. */
export type PartValue<Part extends ProfilePart> = Part extends `fields.${infer Name extends keyof SiteFields}`
  ? SiteFields[Name]
  : SiteProfile[Part & keyof SiteProfile];

/** The corrections with one part given another value; undefined takes the part back, so that it is as found again. */
export function withCorrection<Part extends ProfilePart>(
  corrections: ProfileCorrections,
  part: Part,
  value: PartValue<Part> | undefined,
): ProfileCorrections {
  const { fields = {}, ...others } = corrections;
  const field = fieldOf(part);
  const ofFields = field ? defined({ ...fields, [field]: value }) : fields;
  const ofOthers = field ? others : defined({ ...others, [part]: value });
  return Object.keys(ofFields).length === 0 ? ofOthers : { ...ofOthers, fields: ofFields };
}

/** The field whose names a part is; null: it is another part. */
export const fieldOf = (part: ProfilePart) =>
  part.startsWith('fields.') ? (part.slice('fields.'.length) as keyof SiteFields) : null;

/** Every part, in the order in which a person reads them. */
export const profileParts: readonly ProfilePart[] = [
  'generator',
  'siteFolder',
  'siteTitle',
  'author',
  'language',
  'languages',
  'timeZone',
  'contentFolders',
  'ignoredFolders',
  'newFolder',
  'draftFolder',
  'template',
  'fileName',
  'slugs',
  'format',
  'yaml',
  'fields.title',
  'fields.date',
  'fields.updated',
  'fields.expiry',
  'fields.description',
  'fields.cover',
  'fields.slug',
  'fields.draft',
  'taxonomies',
  'publishesFuture',
  'publishesDrafts',
  'publishesExpired',
  'pathDates',
  'assets',
  'excerptMarker',
  'reading',
];

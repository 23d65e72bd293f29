import { siteProfile } from '../../shared/generators/profiles.ts';
import { libraryId, type LibraryInfo } from '../../shared/model/library.ts';

/** A library of no generator. */
export const plainLibrary: LibraryInfo = {
  id: libraryId('0'.repeat(16)),
  path: '/blog',
  name: 'blog',
  profile: siteProfile('plain'),
  schemas: [],
  usedFields: [],
};

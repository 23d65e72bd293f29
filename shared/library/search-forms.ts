/** What can be written to find posts, each with what it means: for help sheets. */
export const searchForms = [
  ['bread water', 'both words'],
  ['"two words"', 'a phrase'],
  ['gard*', 'what begins so'],
  ['-draft', 'not that word'],
  ['title:bread', 'in the title'],
  ['tag:garden', 'with the tag'],
  ['in:posts/2024', 'in a folder or path'],
  ['state:scheduled', 'live, draft, scheduled ...'],
  ['draft:no', 'no drafts'],
  ['after:2023-05', 'from May 2023 on'],
  ['before:2024', 'until the end of 2023'],
] as const;

/** How the value of a field was typed: null: as the field is now, else as the value looks. */
export const valueTypes = ['text', 'number', 'boolean', 'date', 'list', 'json'] as const;
export type ValueType = (typeof valueTypes)[number];

/** What to find in the texts of posts, and what to put in its place. */
export interface Replacement {
  readonly find: string;
  /** With `regex`, `$1` and the like stand for what was found. */
  readonly put: string;
  /** `find` is a regular expression of JavaScript (`u` and `m` set). */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** What files were written in before UTF-8, by the names of the Encoding Standard, and where. */
export const oldEncodings = {
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1257': 'Baltic (Windows-1257)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  gb18030: 'Chinese (GB 18030)',
  big5: 'Chinese (Big5)',
  'euc-kr': 'Korean (EUC-KR)',
} as const;
export type OldEncoding = keyof typeof oldEncodings;

/** The same change of the text of each of several posts. */
export type PostEdit =
  | { readonly kind: 'add-tags' | 'remove-tags'; readonly taxonomy: string; readonly tags: readonly string[] }
  | { readonly kind: 'set-field'; readonly field: string; readonly value: string; readonly type: ValueType | null }
  | { readonly kind: 'remove-field'; readonly field: string }
  | { readonly kind: 'draft'; readonly draft: boolean }
  /** The file in UTF-8, its bytes read in the encoding that they are in. */
  | { readonly kind: 'to-utf-8'; readonly from: OldEncoding }
  | { readonly kind: 'replace'; readonly replacement: Replacement };

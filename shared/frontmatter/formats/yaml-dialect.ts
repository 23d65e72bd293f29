import type { FieldKind, FieldValue, YamlDialect } from '../../model/front-matter.ts';

/** What a reader makes of a value without quotes. */
export interface Bare {
  readonly kind: FieldKind;
  readonly value: FieldValue;
}

interface Rules {
  readonly yes?: RegExp;
  readonly no?: RegExp;
  /** `0123` is 83. A number with an 8 or 9 in it is then text to some. */
  readonly octal?: 'or text' | 'or number';
  /** `0o17` is 15, as in YAML 1.2. */
  readonly newOctal: boolean;
  /** `1_000` is a thousand; in Ruby `1,000` as well. */
  readonly groups: '_' | '_ and ,' | null;
  /** `12:30` is a number to the base of 60: of minutes and seconds, or in Ruby of hours first. */
  readonly sixty?: 'from the end' | 'from the front';
  /** `1e3` is a number; Ruby wants a point and a sign for that. */
  readonly looseExponent: boolean;
}

/**
 * Where the readers part from the core schema of YAML 1.2. Each was asked itself (Psych 4, js-yaml 3.14 and 4.3, Hugo
 * 0.111), but for the one of newer Hugos, whose source says so (goccy/go-yaml, token.go).
 */
const dialects: Readonly<Record<YamlDialect, Rules | null>> = {
  core: null,
  psych: {
    yes: /^(?:true|yes|on)$/i,
    no: /^(?:false|no|off)$/i,
    octal: 'or text',
    newOctal: false,
    groups: '_ and ,',
    sixty: 'from the front',
    looseExponent: false,
  },
  'js-yaml-3': { octal: 'or text', newOctal: false, groups: '_', sixty: 'from the end', looseExponent: true },
  'js-yaml-4': { newOctal: true, groups: null, looseExponent: true },
  'go-yaml-2': {
    yes: /^(?:y|Y|yes|Yes|YES|on|On|ON)$/,
    no: /^(?:n|N|no|No|NO|off|Off|OFF)$/,
    octal: 'or number',
    newOctal: true,
    groups: '_',
    looseExponent: true,
  },
  'goccy-yaml': { octal: 'or number', newOctal: true, groups: '_', looseExponent: true },
};

/** What a value without quotes is to the reader of a dialect; null where that is what YAML 1.2 says. */
export function bareValue(text: string, dialect: YamlDialect): Bare | null {
  const rules = dialects[dialect];
  if (!rules) return null;
  if (rules.yes?.test(text)) return { kind: 'boolean', value: true };
  if (rules.no?.test(text)) return { kind: 'boolean', value: false };
  return /^[-+]?[.\d]/.test(text) ? bareNumber(text, rules) : null;
}

function bareNumber(text: string, rules: Rules): Bare | null {
  const [, sign = '', written = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  const ruby = rules.groups === '_ and ,';
  const plain = rules.groups ? (ruby ? written.replace(/(?<=\d),(?=\d)/g, '') : written).replaceAll('_', '') : written;
  const number = (value: number): Bare => ({ kind: 'number', value: sign === '-' && value !== 0 ? -value : value });
  const asText: Bare = { kind: 'text', value: text };
  if (/^\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(written))
    return rules.sixty ? sexagesimal(plain, rules, number) : null;
  if (written.endsWith('_')) return null;
  if (/^0b[01]+$/.test(plain)) return number(Number.parseInt(plain.slice(2), 2));
  if (/^0x[\da-f]+$/i.test(plain)) return number(Number.parseInt(plain.slice(2), 16));
  if (/^0o[0-7]+$/.test(plain) && !rules.newOctal) return asText;
  if (/^0[0-7]+$/.test(plain) && rules.octal) return number(Number.parseInt(plain, 8));
  if (/^0\d+$/.test(plain) && rules.octal) return rules.octal === 'or text' ? asText : number(Number(plain));
  if (/e/i.test(plain) && !rules.looseExponent && !/\.\d*e[-+]\d+$/i.test(plain)) return asText;
  // Ruby takes single underscores only in whole numbers.
  const grouped = !ruby || plain.includes('.') || !/__/.test(written);
  return plain !== written && grouped && /^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)
    ? number(Number(plain))
    : null;
}

function sexagesimal(plain: string, { sixty }: Rules, number: (value: number) => Bare): Bare | null {
  const parts = plain.split(':').map(Number);
  if (sixty === 'from the end')
    return plain.startsWith('0') ? null : number(parts.reduce((sum, part) => sum * 60 + part, 0));
  // Psych multiplies the first part by 60 squared and the second by 60, whatever follows, and the sign is the first
  // part's alone. More than three parts are text.
  if (parts.length > 3) return null;
  const value = parts.reduce(
    (sum, part, i) => sum + (i === 0 ? (number(part).value as number) : part) * 60 ** Math.abs(i - 2),
    0,
  );
  return { kind: 'number', value };
}

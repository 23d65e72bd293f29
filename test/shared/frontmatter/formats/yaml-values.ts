import type { FieldValue, YamlDialect } from '../../../../shared/model/front-matter.ts';

type Reader = Exclude<YamlDialect, 'core' | 'goccy-yaml'>;

/** What each reader itself makes of a bare value: `test/generators/yaml-readers.test.ts` asks those that are here. */
export const bareValues: readonly (readonly [string, Readonly<Record<Reader, FieldValue>>])[] = [
  row('yes', true, 'yes', 'yes', true),
  row('Yes', true, 'Yes', 'Yes', true),
  row('yEs', true, 'yEs', 'yEs', 'yEs'),
  row('no', false, 'no', 'no', false),
  row('on', true, 'on', 'on', true),
  row('Off', false, 'Off', 'Off', false),
  row('y', 'y', 'y', 'y', true),
  row('N', 'N', 'N', 'N', false),
  row('true', true, true, true, true),
  row('tRue', true, 'tRue', 'tRue', 'tRue'),
  row('yes sir', 'yes sir', 'yes sir', 'yes sir', 'yes sir'),
  row('010', 8, 8, 10, 8),
  row('0123', 83, 83, 123, 83),
  row('-012', -10, -10, -12, -10),
  row('08', '08', '08', 8, 8),
  row('007', 7, 7, 7, 7),
  row('0o17', '0o17', '0o17', 15, 15),
  row('0x1F', 31, 31, 31, 31),
  row('0x1_F', 31, 31, '0x1_F', 31),
  row('0b101', 5, 5, 5, 5),
  row('1_000', 1000, 1000, '1_000', 1000),
  row('1_0.5', 10.5, 10.5, '1_0.5', 10.5),
  row('1__0', '1__0', 10, '1__0', 10),
  row('_1', '_1', '_1', '_1', '_1'),
  row('1,000', 1000, '1,000', '1,000', '1,000'),
  row('1,0.5', 10.5, '1,0.5', '1,0.5', '1,0.5'),
  row('12:30', 45_000, 750, '12:30', '12:30'),
  row('12:30:45', 45_045, 45_045, '12:30:45', '12:30:45'),
  row('-12:30', -41_400, -750, '-12:30', '-12:30'),
  row('1:2', 3720, 62, '1:2', '1:2'),
  row('12:60', '12:60', '12:60', '12:60', '12:60'),
  row('190:20:30.15', 685_230.15, 685_230.15, '190:20:30.15', '190:20:30.15'),
  row('5.', 5, 5, 5, 5),
  row('.5', 0.5, 0.5, 0.5, 0.5),
  row('1e3', '1e3', 1000, 1000, 1000),
  row('1.5e3', '1.5e3', 1500, 1500, 1500),
  row('1.5e+3', 1500, 1500, 1500, 1500),
  row('+1', 1, 1, 1, 1),
  row('1.2.3', '1.2.3', '1.2.3', '1.2.3', '1.2.3'),
];

function row(
  text: string,
  psych: FieldValue,
  three: FieldValue,
  four: FieldValue,
  go: FieldValue,
): readonly [string, Readonly<Record<Reader, FieldValue>>] {
  return [text, { psych, 'js-yaml-3': three, 'js-yaml-4': four, 'go-yaml-2': go }];
}

import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '../../../../shared/frontmatter/edits/edit.ts';
import { readFrontMatter, values } from '../../../../shared/frontmatter/read.ts';
import type { FieldValue, YamlDialect } from '../../../../shared/model/front-matter.ts';
import { bareValues } from './yaml-values.ts';

const readers = ['psych', 'js-yaml-3', 'js-yaml-4', 'go-yaml-2'] as const;

const read = (content: string, yaml: YamlDialect) => {
  const frontMatter = readFrontMatter(`---\n${content}\n---\n`, yaml);
  return frontMatter && { ...values(frontMatter) };
};

describe.each(readers)('a bare value as %s has it', (reader) => {
  test.each(bareValues)('%s', (text, expected) => {
    const value = expected[reader];
    // The quick reader, the whole parser (which a tab brings in), and a value between brackets.
    expect(read(`k: ${text}`, reader)).toEqual({ k: value });
    expect(read(`k:\t${text}`, reader)).toEqual({ k: value });
    if (!text.includes(',')) expect(read(`k: [${text}, x]`, reader)).toEqual({ k: [value, 'x'] });
    expect(read(`k: "${text}"\nl: '${text}'`, reader)).toEqual({ k: text, l: text });
    expect(read(`k: !!str ${text}`, reader)).toEqual({ k: text });
  });
});

test('dates and words of YAML 1.2 are the same everywhere', () => {
  for (const reader of readers)
    expect(read('a: 2024-01-02\nb: ~\nc: null\nd: false\ne: Text', reader)).toEqual({
      a: '2024-01-02',
      b: null,
      c: null,
      d: false,
      e: 'Text',
    });
});

test('newer Hugos: octal and grouped numbers, but no words', () => {
  expect(read('a: yes\nb: 010\nc: 1_000\nd: 12:30', 'goccy-yaml')).toEqual({ a: 'yes', b: 8, c: 1000, d: '12:30' });
});

describe('what is written is read the same by every dialect', () => {
  const texts = bareValues.map(([text]) => text);
  const all: readonly YamlDialect[] = ['core', ...readers, 'goccy-yaml'];
  const after = (content: string, value: FieldValue, yaml: YamlDialect) => {
    const outcome = editFrontMatter(`---\n${content}\n---\n`, [{ op: 'set', path: ['k'], value }], { yaml });
    return outcome.kind === 'changed' ? outcome.text.slice(4, -5) : outcome.kind;
  };

  test.each(texts)('the text %s', (text) => {
    for (const yaml of all) {
      const written = after('k: Hello', text, yaml);
      for (const other of all) expect(read(written, other)).toEqual({ k: text });
    }
  });

  test.each<readonly [string, FieldValue, YamlDialect, string]>([
    ['k: yes', false, 'psych', 'k: false'],
    ['k: yes', 'no', 'core', 'k: no'],
    ['k: YES # why', false, 'psych', 'k: FALSE # why'],
    ['k: yes', true, 'psych', 'unchanged'],
    ['k: yes', true, 'core', 'k: true'],
    ['k: 010', 8, 'psych', 'unchanged'],
    ['k: 010', 10, 'psych', 'k: 10'],
    ['k: 010', 10, 'core', 'unchanged'],
    ['k: 12:30', '13:00', 'core', 'k: "13:00"'],
    ['k: 1_000', '2000', 'core', 'k: 2000'],
  ])('%s set to %j as %s: %s', (content, value, yaml, written) => expect(after(content, value, yaml)).toBe(written));

  test('other fields keep their reading whatever the dialect', () => {
    for (const yaml of all)
      expect(after('a: yes\nb: 010\nk: x\nc: 12:30 # z', 'y', yaml)).toBe('a: yes\nb: 010\nk: "y"\nc: 12:30 # z');
  });
});

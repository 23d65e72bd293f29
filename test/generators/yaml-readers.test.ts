import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FieldValue } from '../../shared/model/front-matter.ts';
import { bareValues } from '../shared/frontmatter/formats/yaml-values.ts';
import { findProgram } from './build.ts';

// What the readers of YAML that generators use make of values without quotes, asked of the readers themselves.
const document = bareValues.map(([text], index) => `k${index}: ${text}\n`).join('');
const expected = (reader: 'psych' | 'js-yaml-4') =>
  Object.fromEntries(bareValues.map(([, values], index) => [`k${index}`, values[reader]]));

const ruby = findProgram('ruby');
const prefix = process.env['LONGHAND_GENERATORS'];
if (ruby === null) process.stdout.write('Skipped: Ruby was not found on PATH.\n');
if (prefix === undefined) process.stdout.write('Skipped: js-yaml is looked for below LONGHAND_GENERATORS.\n');

describe('readers of YAML', () => {
  test.skipIf(ruby === null)('Psych, of Jekyll', () => {
    const script = 'require "yaml"; require "json"; puts JSON.generate(YAML.safe_load(STDIN.read))';
    const output = execFileSync(ruby ?? '', ['-e', script], { input: document, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual(expected('psych'));
  });

  test.skipIf(prefix === undefined)('js-yaml 4, of Astro, Hexo and Eleventy', () => {
    const find = createRequire(join(prefix ?? '', 'node_modules', 'x.js'));
    const { load } = find('js-yaml') as { load: (text: string) => Record<string, FieldValue> };
    expect(load(document)).toEqual(expected('js-yaml-4'));
  });
});

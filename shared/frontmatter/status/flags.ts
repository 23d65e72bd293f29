import type { Field, FieldValue } from '../../model/front-matter.ts';
import type { Generator } from '../../model/site.ts';

/**
 * A value as the generator's own reader has it. Our reader keeps the words of YAML 1.1 (`yes`, `off`) as text; Psych
 * (Jekyll) and go-yaml 2 (Hugo before 0.152) make booleans of them when they stand bare. js-yaml (Astro, Eleventy,
 * Hexo, gray-matter) and the readers of Rust do not.
 */
export function readAs(generator: Generator, field: Field): FieldValue {
  const words = bareBooleans[generator];
  if (!words || typeof field.value !== 'string' || field.kind !== 'text') return field.value;
  const bare = field.to - field.valueFrom === field.value.length;
  return bare && words.test(field.value) ? /^(?:y|on)/i.test(field.value) : field.value;
}

const bareBooleans: Partial<Record<Generator, RegExp>> = {
  hugo: /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/,
  jekyll: /^(?:yes|no|on|off)$/i,
};

/** Whether the value of a flag like `draft` is a yes to the generator. */
export function isYes(generator: Generator, field: Field): boolean {
  const value = readAs(generator, field);
  switch (generator) {
    case 'hugo':
      // strconv.ParseBool, by way of cast.ToBool; whatever it cannot read is a no.
      return typeof value === 'string'
        ? /^(?:1|t|T|TRUE|true|True)$/.test(value)
        : value === true || isOtherThanZero(value);
    case 'eleventy':
      // The preprocessor of Eleventy's documentation asks for what JavaScript takes for true: `"false"` as well.
      return Boolean(value);
    case 'docusaurus':
      return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
    case 'astro':
    case 'zola':
      return value === true;
    default:
      return typeof value === 'string' ? !/^(?:|false|no|off|0)$/i.test(value.trim()) : Boolean(value);
  }
}

const isOtherThanZero = (value: FieldValue) => typeof value === 'number' && Number.isInteger(value) && value !== 0;

/** Whether the value of `published` keeps the post back. */
export function isUnpublished(generator: Generator, field: Field): boolean {
  const value = readAs(generator, field);
  switch (generator) {
    case 'hugo':
      // The same reading, but only of what is a yes or a no: a date is none (hugolib/page__meta.go).
      return typeof value === 'string' ? /^(?:0|f|F|FALSE|false|False)$/.test(value) : !value;
    case 'jekyll':
      // Ruby's own truth: `published:` without a value is a no, the text "false" is not.
      return value === false || value === null;
    case 'hexo':
      // warehouse casts to a boolean; without a value the default holds, which is yes.
      return value !== null && (!value || value === 'false' || value === '0');
    default:
      return value === false || value === 'false';
  }
}

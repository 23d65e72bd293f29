import { countOf } from '../../base/count-of.ts';
import { parseDate } from '../../base/dates.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import type { FieldDefinition, FieldLimits } from '../../model/schema.ts';

/** What the site would refuse in a value, as a sentence; null when it takes it. undefined: the field is not there. */
export function checkValue(definition: FieldDefinition, value: FieldValue | undefined): string | null {
  if (value === undefined || value === null || value === '')
    return definition.required ? 'The site needs a value here.' : null;
  const { type, choices, limits } = definition;
  switch (type) {
    case 'text':
    case 'long-text':
    case 'image':
      return typeof value === 'string' ? checkText(value, limits) : 'The site needs a text here.';
    case 'number':
      return typeof value === 'number' ? checkNumber(value, limits) : 'The site needs a number here.';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'The site needs true or false here.';
    case 'date':
      return typeof value === 'string' && parseDate(value) !== null ? null : 'The site needs a date here.';
    case 'choice':
      return choices.some((choice) => choice.value === value)
        ? null
        : `The site takes one of: ${choices.map(({ label }) => label).join(', ')}.`;
    case 'list':
      return Array.isArray(value)
        ? checkList(definition, value as readonly FieldValue[])
        : 'The site needs a list here.';
    case 'map':
      return typeof value === 'object' && !Array.isArray(value) ? null : 'The site needs keys with values here.';
    case 'any':
      return null;
  }
}

function checkText(text: string, { minLength = 0, maxLength = Infinity, pattern, patternMessage }: FieldLimits) {
  if (text.length < minLength) return `The site needs at least ${countOf(minLength, 'character')} here.`;
  if (text.length > maxLength) return `The site takes at most ${countOf(maxLength, 'character')} here.`;
  return pattern === undefined || matches(text, pattern)
    ? null
    : (patternMessage ?? `The site wants this form here: ${pattern}`);
}

/**
 * A pattern comes with the folder, so it must not be able to hang the window: one that repeats a group can take time
 * without end, and a long text makes slow ones worse. Those, and what JavaScript does not take, are left to the site.
 */
function matches(text: string, pattern: string): boolean {
  if (/\)[*+{]/.test(pattern) || text.length > longestMatched) return true;
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

const longestMatched = 300;

function checkNumber(number: number, { min = -Infinity, max = Infinity, integer = false }: FieldLimits): string | null {
  if (integer && !Number.isInteger(number)) return 'The site needs a whole number here.';
  if (number < min) return `The site takes no number below ${min} here.`;
  return number > max ? `The site takes no number above ${max} here.` : null;
}

function checkList({ item, limits }: FieldDefinition, items: readonly FieldValue[]): string | null {
  const { minItems = 0, maxItems = Infinity } = limits;
  if (items.length < minItems) return `The site needs at least ${countOf(minItems, 'item')} here.`;
  if (items.length > maxItems) return `The site takes at most ${countOf(maxItems, 'item')} here.`;
  if (item === null) return null;
  for (const [index, each] of items.entries()) {
    const wrong = checkValue(item, each);
    if (wrong !== null) return `Item ${index + 1}: ${wrong}`;
  }
  return null;
}

import type { ElementContent } from 'hast';
import type { Code } from 'mdast';
import { highlightCode } from '../render/large-parts.ts';
import { isAllowedClass } from '../render/sanitize.ts';
import { attribute, escapeWords } from './escape.ts';

/** A block of code, coloured where its language is known. */
export function writeCode({ lang, value }: Code): string {
  const code = value ? `${value}\n` : '';
  const language = lang ? (lang.split(/\s+/)[0] ?? '') : null;
  if (language === null) return `<pre tabindex="0"><code>${escapeWords(code)}</code></pre>`;
  const coloured = highlightCode(code, language.toLowerCase());
  const classes = coloured ? ['hljs', `language-${language}`] : [`language-${language}`];
  return `<pre tabindex="0"><code${classAttribute(classes)}>${coloured ? writeSpans(coloured) : escapeWords(code)}</code></pre>`;
}

const classAttribute = (names: readonly unknown[]) =>
  attribute('class', [...new Set(names.map(String).filter(isAllowedClass))].join(' '));

/** What the highlighter gives: words, and spans that have classes and nothing else. */
function writeSpans(nodes: readonly ElementContent[]): string {
  let html = '';
  for (const node of nodes) {
    if (node.type === 'text') html += escapeWords(node.value);
    else if (node.type === 'element') {
      const names = node.properties.className;
      html += `<span${Array.isArray(names) ? classAttribute(names) : ''}>${writeSpans(node.children)}</span>`;
    }
  }
  return html;
}
